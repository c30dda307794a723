package dev.keyrota.cli.manual;

import dev.keyrota.cli.output.Words;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.Destination;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.StoreId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps with their commands, for the addresses of today's configuration. */
public final class Sheet {
    private final Situation now;
    private final Addresses addresses;
    private final @Nullable URI control;
    private final List<Destination> places;
    private final Logins logins;
    private final Checklist checklist;

    /** @param control a sandbox's control server, which tells the time there; null outside a sandbox */
    public Sheet(Situation now, Addresses addresses, @Nullable URI control) {
        this.now = now;
        this.addresses = addresses;
        this.control = control;
        this.places = Stream.of(now.charter().stores(), now.charter().siblings())
                .flatMap(Collection::stream)
                .map(place -> Objects.requireNonNull(addresses.stores().get(place.id())))
                .toList();
        this.logins = new Logins(places);
        this.checklist = new Checklist(now, addresses);
    }

    /** What a person reads. */
    public List<Item> items(Paper paper) {
        return paper.steps().stream().flatMap(step -> items(step).stream()).toList();
    }

    private List<Item> items(Step step) {
        return switch (step) {
            case Step.Prepare _ ->
                Stream.concat(Stream.of(tools(step)), logins.items().stream()).toList();
            case Step.Alone(var host, var pid) ->
                one(step, Template.of("alone").with("host", host).with("pid", String.valueOf(pid)));
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
            case Step.Overlap(var until) -> one(step, until(Template.of("overlap"), until));
            case Step.Gate gate -> one(step, gate(gate));
            case Step.Revoke(var hand) -> one(step, old(Template.of(file(hand))));
            case Step.Sweep _ -> one(step, Template.of("sweep"));
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
                .code("tools", logins.needsGitHub() ? "gh openssl python3" : "");
        List<String> commands = new ArrayList<>(first.commands());
        commands.addAll(Template.of("heroku")
                .with("heroku", addresses.account().url().toString())
                .with("nonce", "-r" + now.run() + "-a[1-9][0-9]{0,3}$")
                .commands());
        if (places.stream().anyMatch(this::isOfAnotherAccount)) {
            commands.add("read -rs -p 'A key of the other Heroku account (it is not shown): ' OTHER_ACCOUNT");
        }
        PlaceCommands each = new PlaceCommands(logins, addresses.account().name());
        for (int i = 0; i < places.size(); i++) {
            commands.addAll(each.of(places.get(i), i));
        }
        return first.item(step.kind(), commands);
    }

    private boolean isOfAnotherAccount(Destination place) {
        return place instanceof Destination.HerokuConfigVar at
                && !at.account().name().equals(addresses.account().name());
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
            case UNDO -> Template.of("decide-undo");
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
        allowed.add(Quote.convention(charter.convention()));
        Charter.Known recorded = charter.recorded();
        return Template.of("decide-whole")
                .with("note", note())
                .with("recorded", recorded == null ? "" : recorded.id().value())
                .with("allowed-names", list(allowed))
                .with("protected-ids", list(protectedIds))
                .with("protected-names", list(protectedNames));
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
                .code("consumers", gate.consumers() ? checklist.consumers(gate.stores()) : List.of())
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
        return exit == Exit.UNDO ? vault("final-undone") : identified("final").code("checks", checklist.stores(stores));
    }

    private Template row(Exit exit) {
        return Template.of("row").code("end", exit == Exit.WHOLE ? "rm -f -- " + Quote.shell(note()) + "; " : "");
    }

    private String note() {
        return "keyrota-manual-" + now.run() + ".note";
    }

    private Template old(Template template) {
        AuthorizationId old = now.old();
        return template.with("old", old == null ? "\"$OLD_ID\"" : old.value());
    }

    private Template identified(String file) {
        return Template.of(file).with("identity", now.charter().identity());
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
        long second = until.getEpochSecond() + 1;
        return template.with("until", Words.minute(until.plusSeconds(59))).with("epoch", String.valueOf(second));
    }

    private static String list(Collection<String> words) {
        return new TreeSet<>(words).stream().map(Quote::json).collect(Collectors.joining(",", "[", "]"));
    }
}
