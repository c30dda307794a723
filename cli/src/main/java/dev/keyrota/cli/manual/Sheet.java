package dev.keyrota.cli.manual;

import dev.keyrota.cli.output.Words;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.Destination;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.StoreId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps with their commands, for the addresses of today's configuration. */
public final class Sheet {
    private static final String ATTEMPT = "-a[1-9][0-9]{0,3}$";

    /** A regular expression of jq for a description that ends with the nonce of some run, which is what makes a key one of ours. */
    private static final String ANY_RUN = "-r[0-9a-f]{12}" + ATTEMPT;

    private final Situation now;
    private final Paper paper;
    private final Addresses addresses;
    private final @Nullable URI control;
    private final List<Destination> places;
    private final Logins logins;
    private final Checklist checklist;

    /** @param control a sandbox's control server, which tells the time there; null outside a sandbox */
    public Sheet(Situation now, Paper paper, Addresses addresses, @Nullable URI control) {
        this.now = now;
        this.paper = paper;
        this.addresses = addresses;
        this.control = control;
        this.places = used(now, paper)
                .map(place -> Objects.requireNonNull(addresses.stores().get(place.id())))
                .toList();
        this.logins = new Logins(places, addresses.account().name());
        this.checklist = new Checklist(now, addresses);
    }

    /** The places that the steps touch, and so the logins that a person needs: no more, since one that is lacking stops them. */
    private static Stream<Place> used(Situation now, Paper paper) {
        Charter charter = now.charter();
        boolean others = asksOthers(paper);
        return switch (paper.exit()) {
            case NOTHING -> Stream.empty();
            case UNDO, REVOKE -> Stream.of(charter.vault());
            case FORWARD, WHOLE ->
                Stream.concat(charter.stores().stream(), others ? charter.siblings().stream() : Stream.empty());
        };
    }

    private static boolean asksOthers(Paper paper) {
        return paper.steps().stream().anyMatch(step -> step instanceof Step.Gate gate && gate.others());
    }

    /** What a person reads. */
    public List<Item> items() {
        return paper.steps().stream().flatMap(step -> items(step).stream()).toList();
    }

    private List<Item> items(Step step) {
        return switch (step) {
            case Step.Prepare _ ->
                Stream.concat(Stream.of(tools(step)), logins.items().stream()).toList();
            case Step.Alone(var host, var pid) ->
                one(
                        step,
                        Template.of("alone")
                                .with("host", host)
                                .with("pid", String.valueOf(pid))
                                .with("over", "Is Keyrota, process " + pid + " on " + host + ", certainly over?"));
            case Step.Quiet(var until) -> one(step, until(Template.of("quiet"), until));
            case Step.Approve _ -> one(step, approve());
            case Step.Look(var exit) -> one(step, look(exit));
            case Step.Decide(var exit) -> one(step, decide(exit));
            case Step.Recover(var last) -> one(step, identified("recover").with("last", last.value()));
            case Step.Create(var description, var byHand) -> one(step, create(description, byHand));
            case Step.Verify _ ->
                one(
                        step,
                        scoped(identified("verify"))
                                .with("apps", list(now.charter().apps())));
            case Step.WriteVault _ -> one(step, waiting(vault("write-vault")));
            case Step.RememberOld _ -> one(step, Template.of("remember-old"));
            case Step.Write(var place) -> one(step, new StoreText(now, place, index(place)).template());
            case Step.Settle(var stores) -> one(step, settle(stores));
            case Step.Overlap overlap -> one(step, overlap(overlap));
            case Step.Gate gate -> one(step, gate(gate));
            case Step.Revoke(var hand) -> one(step, Template.of(file(hand)).code("around", around()));
            case Step.Sweep sweep -> one(step, sweep(sweep));
            case Step.LookOnceMore(var exit, var stores) -> one(step, last(exit, stores));
            case Step.Close _ -> one(step, vault("close").with("body", PlaceCommands.done(truth())));
            case Step.Row(var exit) -> one(step, row(exit));
        };
    }

    private static List<Item> one(Step step, Template template) {
        return List.of(template.item(step.kind()));
    }

    private Item tools(Step step) {
        Template first = Template.of("tools")
                .code("now", control == null ? "date +%s" : sandboxTime(control))
                .code("tools", String.join(" ", tools()));
        List<String> commands = new ArrayList<>(first.commands());
        commands.addAll(Template.of("heroku")
                .with("heroku", addresses.account().url().toString())
                .with("nonce", mark())
                .commands());
        commands.addAll(logins.keys());
        PlaceCommands each = new PlaceCommands(logins);
        for (int i = 0; i < places.size(); i++) {
            commands.addAll(each.of(places.get(i), i));
        }
        return first.first(step.kind(), commands);
    }

    /** The programs beside curl and jq. */
    private Set<String> tools() {
        Set<String> tools = new TreeSet<>(logins.needsGitHub() ? List.of("gh", "openssl", "python3") : List.of());
        boolean compares = asksOthers(paper)
                && addresses.sessions().values().stream()
                        .anyMatch(session -> !(session.source() instanceof SessionEntry.Source.EnvironmentFile));
        if (compares || paper.exit() == Exit.WHOLE) {
            tools.add("openssl");
        }
        return tools;
    }

    private static String sandboxTime(URI control) {
        return "curl -sS --fail " + Quote.shell(control + "/clock")
                + " | jq '.as_of | sub(\"[.][0-9]+\"; \"\") | fromdateiso8601'";
    }

    private Template approve() {
        Destination.Infisical at = truth();
        return Template.of("approve")
                .with("url", at.account().url().toString())
                .with("name", at.store().secretName())
                .with("path", at.store().path());
    }

    private Template look(Exit exit) {
        AuthorizationId old = now.old();
        Template template =
                identified(exit == Exit.REVOKE ? "look-revoke" : "look").with("old", old == null ? "" : old.value());
        return template.named("vault", now.charter().vault().id().value());
    }

    private Template decide(Exit exit) {
        return switch (exit) {
            case FORWARD -> Template.of("decide-forward");
            case UNDO -> vault("decide-undo").with("before", now.vaultBefore());
            case REVOKE -> Template.of("decide-revoke");
            case WHOLE -> decideWhole(now.charter());
            case NOTHING -> throw new IllegalStateException("nothing is decided where nothing is to be done");
        };
    }

    /** As the protocol identifies a key that it knows nothing of: by whom it must not be, and by how it may be called. */
    private Template decideWhole(Charter charter) {
        List<String> protectedIds =
                charter.protectedIds().stream().map(AuthorizationId::value).toList();
        List<String> protectedNames =
                charter.protectedDescriptions().stream().map(Quote::wildcard).toList();
        List<String> allowed = new ArrayList<>(
                charter.previousDescriptions().stream().map(Quote::wildcard).toList());
        allowed.add(ANY_RUN);
        Charter.Known recorded = charter.recorded();
        return vault("decide-whole")
                .with("nonce", mark())
                .with("any-run", ANY_RUN)
                .with("convention", charter.convention())
                .with("known", list(explained(charter)))
                .with("note", note())
                .with("recorded", recorded == null ? "" : recorded.id().value())
                .with("allowed-names", list(allowed))
                .with("protected-ids", list(protectedIds))
                .with("protected-names", list(protectedNames));
    }

    /** The authorizations that are another credential's, or that this journal knows to be this one's. */
    private static List<String> explained(Charter charter) {
        Charter.Known recorded = charter.recorded();
        Stream<AuthorizationId> own = recorded == null ? Stream.empty() : Stream.of(recorded.id());
        return Stream.concat(charter.siblingKeys().stream(), own)
                .map(AuthorizationId::value)
                .toList();
    }

    /** What tells this run's authorizations from all others. */
    private String mark() {
        return "-r" + now.run() + ATTEMPT;
    }

    private Template settle(List<Place> stores) {
        return waiting(Template.of("settle"))
                .code(
                        "changed",
                        stores.stream()
                                .filter(place -> place.kind() != Place.Kind.READABLE)
                                .map(place -> "changed_" + place.id())
                                .collect(Collectors.joining(" && ")));
    }

    private static Template overlap(Step.Overlap overlap) {
        Template template = Template.of("overlap");
        return overlap.until() == null
                ? template.code("how-long", "for " + Words.span(overlap.length()) + " from now on")
                        .code("until", "$(( $(now) + " + overlap.length().toSeconds() + " ))")
                : template.code("how-long", "until " + minute(overlap.until()))
                        .code("until", String.valueOf(second(overlap.until())));
    }

    private Template sweep(Step.Sweep sweep) {
        return Template.of("sweep")
                .code(
                        "unlike",
                        paper.exit() == Exit.UNDO
                                ? "somebody wrote the vault meanwhile: begin again at step 1"
                                : "a store does not hold the new key: bring it there and begin again at step 1")
                .code("checks", checklist.ofSweep(sweep));
    }

    /** What a living old key means meanwhile. */
    private String around() {
        return now.urgency() == Charter.Urgency.NOW
                ? "the vault holds the new one, and the other stores get it below"
                : "the new one is everywhere, so nobody is cut off";
    }

    private Template create(String description, boolean byHand) {
        Template template = scoped(Template.of(byHand ? "receive" : "create")).with("description", description);
        if (byHand) {
            return template;
        }
        Long expires = now.charter().expiresInSeconds();
        String body = "{\"description\":" + Quote.json(description) + ",\"scope\":"
                + list(now.charter().scope()) + (expires == null ? "" : ",\"expires_in\":" + expires) + "}";
        return waiting(template.with("body", body));
    }

    private Template gate(Step.Gate gate) {
        return identified("gate")
                .code("questions", checklist.questions(gate))
                .code("began", checklist.began(gate))
                .code("checks", checklist.ofGate(gate));
    }

    private static String file(Step.Revoke.Hand hand) {
        return switch (hand) {
            case WITH_THE_NEW_KEY -> "revoke";
            case ON_THE_PAGE -> "revoke-page";
            case WITH_ITSELF -> "revoke-itself";
            case ITSELF_ON_THE_PAGE -> "revoke-itself-page";
        };
    }

    private Template last(Exit exit, List<Place> stores) {
        if (exit == Exit.UNDO) {
            return now.isByHand() ? Template.of("final-undone-by-hand") : vault("final-undone");
        }
        return identified("final").code("checks", checklist.stores(stores));
    }

    private Template row(Exit exit) {
        return Template.of("row").code("end", exit == Exit.WHOLE ? "rm -f -- " + Quote.shell(note()) + "; " : "");
    }

    private String note() {
        return "keyrota-manual-" + now.run() + ".note";
    }

    private Template identified(String file) {
        return Template.of(file).with("identity", now.charter().identity().toLowerCase(Locale.ROOT));
    }

    private Template scoped(Template template) {
        return template.with("scope", list(now.charter().scope()));
    }

    private Template waiting(Template template) {
        return template.code("quiescence", String.valueOf(now.quiescence().toSeconds()));
    }

    private Template vault(String file) {
        return Template.of(file).named("vault", now.charter().vault().id().value());
    }

    private Destination.Infisical truth() {
        StoreId vault = now.charter().vault().id();
        if (addresses.stores().get(vault) instanceof Destination.Infisical at) {
            return at;
        }
        throw new IllegalStateException("the source of truth is a vault, by the configuration");
    }

    private int index(Place place) {
        return now.charter().stores().indexOf(place);
    }

    private static Template until(Template template, Instant until) {
        return template.with("until", minute(until)).with("epoch", String.valueOf(second(until)));
    }

    private static String minute(Instant until) {
        return Words.minute(until.plusSeconds(59));
    }

    private static long second(Instant until) {
        return until.getEpochSecond() + 1;
    }

    private static String list(Collection<String> words) {
        return new TreeSet<>(words).stream().map(Quote::json).collect(Collectors.joining(",", "[", "]"));
    }
}
