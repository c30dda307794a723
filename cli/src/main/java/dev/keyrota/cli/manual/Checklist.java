package dev.keyrota.cli.manual;

import dev.keyrota.config.Addresses;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is looked at before the old key dies, and after. */
final class Checklist {
    private final Situation now;
    private final Addresses addresses;

    Checklist(Situation now, Addresses addresses) {
        this.now = now;
        this.addresses = addresses;
    }

    /** That stores hold the new key. */
    List<String> stores(List<Place> stores) {
        return stores.stream()
                .map(place -> "holds_" + place.id() + " \"$NEW\" || stop "
                        + Quote.shell(place.id() + " does not hold the new key"))
                .toList();
    }

    List<String> ofGate(Step.Gate gate) {
        List<String> checks = new ArrayList<>(stores(gate.stores()));
        if (gate.others()) {
            checks.add("if [ -z \"$OLD\" ] && [ -n \"$OLD_ID\" ] && [ \"$(shown \"$NEW\" \"$OLD_ID\")\" != 404 ]; then"
                    + " ask 'Heroku does not show the old key. Does certainly no session and no place of another"
                    + " credential hold it?'; fi");
            now.charter().siblings().stream()
                    .filter(place -> place.kind() != Place.Kind.WRITE_ONLY)
                    .forEach(place -> checks.addAll(sibling(place.id().value())));
            now.charter()
                    .sessions()
                    .forEach(id -> checks.addAll(
                            session(Objects.requireNonNull(addresses.sessions().get(id)))));
        }
        checks.add(unchangedOld());
        return checks;
    }

    /** Waiting for consumers that began before the proof. */
    List<String> consumers(List<Place> stores) {
        return stores.stream()
                .filter(place -> place.proof() == Place.Proof.CHALLENGE)
                .map(place -> consumers(place.id().value()))
                .toList();
    }

    private static List<String> sibling(String place) {
        return List.of(
                "found=$(read_" + place + ") || ask "
                        + Quote.shell(place + " cannot be read. Does it certainly not hold the old key?"),
                "[ -z \"$OLD\" ] || [ \"$found\" != \"$OLD\" ] || stop "
                        + Quote.shell(place + " holds the old key: it is another credential's place"));
    }

    private static List<String> session(SessionEntry session) {
        String name = session.id().value();
        String holds = "session " + name + " holds the old key: renew it";
        if (session.file() != null) {
            String file = Quote.shell(session.file().toString());
            return List.of(
                    "[ -r " + file + " ] || ask "
                            + Quote.shell(
                                    "Session " + name + " cannot be read. Does it certainly not hold the old key?"),
                    "[ -z \"$OLD\" ] || [ ! -r " + file + " ] || ! grep -qF -f <(printf '%s\\n' \"$OLD\") -- " + file
                            + " || stop " + Quote.shell(holds));
        }
        return List.of("[ -z \"$OLD\" ] || { echo "
                + Quote.shell("In session " + name + " type: printf %s \"$" + session.variable()
                        + "\" | openssl dgst -sha256")
                + "; echo 'It must not print:'; printf %s \"$OLD\" | openssl dgst -sha256; ask "
                + Quote.shell("Does session " + name + " print something else?") + "; }");
    }

    /** An id that bears another description is not the one that was identified. */
    private String unchangedOld() {
        Base base = now.base();
        Base.Listed before =
                base == null || base.old() == null ? null : base.old().listed();
        if (before == null) {
            return "";
        }
        return "case \"$(shown \"$NEW\" \"$OLD_ID\")\" in 404) ;; 200) heroku_api \"$NEW\" GET"
                + " \"/oauth/authorizations/$OLD_ID\" | jq -e --arg was " + Quote.shell(before.description())
                + " --argjson at " + before.createdAt().getEpochSecond()
                + " '.description == $was and (.created_at | sub(\"[.][0-9]+\"; \"\") | fromdateiso8601) == $at'"
                + " > /dev/null || stop 'the old authorization is not what it was' ;; *) stop 'Heroku does not answer' ;;"
                + " esac";
    }

    private static String consumers(String place) {
        return "until left=$(unfinished_" + place + ") || stop 'GitHub does not list the runs'; [ -z \"$left\" ]; do"
                + " echo \"runs that began before the proof and are not finished: $left\"; sleep 15; done";
    }
}
