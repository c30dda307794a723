package dev.keyrota.cli.manual;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Words;
import dev.keyrota.config.Addresses;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.config.SessionEntry.Source;
import dev.keyrota.protocol.Attempt;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Registration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is looked at before the old key dies, and after. */
final class Checklist {
    /** The same 64 characters on every machine. */
    private static final String DIGEST = "openssl dgst -sha256 -r | cut -c1-64";

    private final Situation now;
    private final Addresses addresses;

    Checklist(Situation now, Addresses addresses) {
        this.now = now;
        this.addresses = addresses;
    }

    /** That stores hold the new key, and that none was left for a person. */
    List<String> stores(List<Place> stores) {
        List<String> checks = new ArrayList<>();
        if (now.urgency() == Charter.Urgency.NOW) {
            checks.add("[ -z \"$LEFT\" ] || stop \"left for you: $LEFT\"");
        }
        stores.forEach(place -> checks.add(holds(place)));
        return checks;
    }

    private static String holds(Place place) {
        return "holds_" + place.id() + " \"$NEW\" || stop " + Quote.shell(place.id() + " does not hold the new key");
    }

    /** Before leftovers die: nothing is ended that a store may hold. */
    List<String> ofSweep(Step.Sweep sweep) {
        List<String> checks = new ArrayList<>();
        // An answer is not evidence that grows old: it comes before what is.
        now.attempts().stream()
                .filter(attempt -> attempt.fate() != Attempt.Fate.DEAD)
                .forEach(attempt -> now.given(attempt).forEach(each -> checks.add(unlessKept(attempt, each))));
        if (sweep.stores().isEmpty()) {
            checks.add("holds_" + now.charter().vault().id()
                    + " \"$HELD\" || stop 'somebody wrote the vault meanwhile: begin again at step 1'");
        } else {
            checks.addAll(stores(sweep.stores()));
        }
        return checks;
    }

    /** The vault may have held the key of an attempt for a while, and a session may have been given it then. */
    private static String unlessKept(Attempt attempt, Registration each) {
        String id = String.valueOf(attempt.id());
        return "[ \"$NEW_ID\" = " + Quote.shell(id) + " ] || ask " + Quote.shell(given(each, "the key of " + id));
    }

    List<String> ofGate(Step.Gate gate) {
        List<String> checks = new ArrayList<>();
        gate.stores().forEach(place -> checks.add(holds(place)));
        if (gate.others()) {
            siblings().forEach(place -> checks.add(sibling(place.id().value())));
            sessions().forEach(session -> {
                if (session.source() instanceof Source.EnvironmentFile(var path)) {
                    checks.add(file(session, path));
                }
            });
        }
        checks.add(unchangedOld());
        return checks;
    }

    /** What only a person can answer, asked before the gate's minute begins: an answer is not evidence that grows old. */
    List<String> questions(Step.Gate gate) {
        List<String> questions = new ArrayList<>();
        if (gate.others()) {
            questions.add(
                    "if [ -z \"$OLD\" ] && [ -n \"$OLD_ID\" ] && [ \"$(shown \"$NEW\" \"$OLD_ID\")\" != 404 ]; then"
                            + " ask 'Heroku does not show the old key. Does certainly no session and no place of another"
                            + " credential hold it?'; fi");
            siblings()
                    .map(place -> place.id().value())
                    .forEach(place ->
                            questions.add("read_" + place + " > /dev/null || { " + vouched(place, place) + "; }"));
            sessions().forEach(session -> questions.add(question(session)));
            now.givenOld().forEach(each -> questions.add("ask " + Quote.shell(given(each, "the old key"))));
        }
        return questions;
    }

    private static String given(Registration each, String what) {
        return "Session " + each.session() + " of " + Foreign.text(each.by())
                + " was given " + what + ", and may hold it until " + Words.minute(each.until())
                + ". Is it certainly over?";
    }

    /** The gate's minute begins, where consumers are waited for, with the look that finds none at work that began before the proof. */
    String began(Step.Gate gate) {
        List<String> waited = gate.consumers()
                ? gate.stores().stream()
                        .filter(place -> place.proof() == Place.Proof.CHALLENGE)
                        .map(place -> "unfinished_" + place.id())
                        .toList()
                : List.of();
        return waited.isEmpty()
                ? "began=$(now)"
                : "until began=$(now); left=$(" + String.join(" && ", waited)
                        + ") || stop 'GitHub does not list the runs'; [ -z \"$left\" ]; do"
                        + " echo \"runs that began before the proof and are not finished: $left\"; sleep 15; done";
    }

    private Stream<Place> siblings() {
        return now.charter().siblings().stream().filter(place -> place.kind() != Place.Kind.WRITE_ONLY);
    }

    private Stream<SessionEntry> sessions() {
        return now.charter().sessions().stream()
                .map(id -> Objects.requireNonNull(addresses.sessions().get(id)));
    }

    private static String vouched(String name, String words) {
        return "ask " + Quote.shell(words + " cannot be read. Does it certainly not hold the old key?")
                + "; VOUCHED=\"${VOUCHED}" + name + " \"";
    }

    private static String unlessVouched(String name, String words) {
        return "[[ $VOUCHED == *" + Quote.shell(" " + name + " ") + "* ]] || stop "
                + Quote.shell(words + " cannot be read");
    }

    private static String sibling(String place) {
        return "if found=$(read_" + place + "); then [ -z \"$OLD\" ] || [ \"$found\" != \"$OLD\" ] || stop "
                + Quote.shell(place + " holds the old key: it is another credential's place") + "; else "
                + unlessVouched(place, place) + "; fi";
    }

    private static String file(SessionEntry session, Path path) {
        String file = Quote.shell(path.toString());
        String name = session.id().value();
        return "if [ -r " + file + " ]; then [ -z \"$OLD\" ] || ! grep -qF -f <(printf '%s\\n' \"$OLD\") -- " + file
                + " || stop " + Quote.shell("session " + name + " holds the old key: renew it") + "; else "
                + unlessVouched("session:" + name, "session " + name) + "; fi";
    }

    private static String question(SessionEntry session) {
        String name = session.id().value();
        if (session.source() instanceof Source.EnvironmentFile(var path)) {
            return "[ -r " + Quote.shell(path.toString()) + " ] || { " + vouched("session:" + name, "session " + name)
                    + "; }";
        }
        return "[ -z \"$OLD\" ] || { echo " + Quote.shell("In session " + name + " type: " + digest(session))
                + "; echo 'Those 64 characters must not be:'; printf %s \"$OLD\" | " + DIGEST + "; ask "
                + Quote.shell("Do the 64 characters of session " + name
                        + " differ from these? Where it says NOT READ, they do not.")
                + "; }";
    }

    /** What tells the digest of its key, without a line feed behind that. A keychain may not be let in, or know several. */
    private static String digest(SessionEntry session) {
        return switch (session.source()) {
            case Source.Environment(), Source.EnvironmentFile _ ->
                "printf %s \"$" + session.variable() + "\" | " + DIGEST;
            case Source.Keychain(var service, var account) ->
                read("security find-generic-password -s " + Quote.shell(service) + " -a " + Quote.shell(account)
                        + " -w");
            case Source.SecretService(var attributes) -> {
                String words = attributes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> " " + Quote.shell(each.getKey()) + " " + Quote.shell(each.getValue()))
                        .collect(Collectors.joining());
                yield "[ \"$(secret-tool search --all" + words + " 2>&1 | grep -c '^\\[/')\" = 1 ] && "
                        + read("secret-tool lookup" + words);
            }
        };
    }

    private static String read(String command) {
        return "k=$(" + command + ") && [ -n \"$k\" ] && printf %s \"$k\" | " + DIGEST + " || echo NOT READ";
    }

    /** An id that bears another description is not the one that was identified. */
    private String unchangedOld() {
        Base base = now.base();
        if (base == null || base.old() == null) {
            return "";
        }
        Base.Listed before = base.old().listed();
        if (before == null || base.oldDead()) {
            return "[ \"$(shown \"$NEW\" \"$OLD_ID\")\" = 404 ] || stop"
                    + " 'the old key was dead, and its authorization is there: somebody gave it another key'";
        }
        return "case \"$(shown \"$NEW\" \"$OLD_ID\")\" in 404) ;; 200) heroku_api \"$NEW\" GET"
                + " \"/oauth/authorizations/$OLD_ID\" | jq -e --arg was " + Quote.shell(before.description())
                + " --argjson at " + before.createdAt().getEpochSecond()
                + " '(.description // \"\") == $was and (.created_at | sub(\"[.][0-9]+\"; \"\") | fromdateiso8601) == $at'"
                + " > /dev/null || stop 'the old authorization is not what it was' ;; *) stop 'Heroku does not answer' ;;"
                + " esac";
    }
}
