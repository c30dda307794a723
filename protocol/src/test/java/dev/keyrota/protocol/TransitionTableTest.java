package dev.keyrota.protocol;

import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static dev.keyrota.protocol.Samples.RUN;
import static dev.keyrota.protocol.Samples.VAULT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All pairs of state and fact; a pair that is not in the table is refused. The compiler finds a missing state; that a fact is lawful in one state and refused in another, only this
 * table says. A row that changes is a change of the protocol.
 */
class TransitionTableTest {
    private static final String REFUSED = "refused";

    @Test
    void every_pair_of_state_and_fact_is_as_the_table_says() throws IOException {
        assertThat(String.join("\n", rows())).isEqualTo(table());
    }

    @Test
    void the_table_walks_every_state_and_every_fact() {
        assertThat(kinds(states().values())).isEqualTo(permitted(State.class));
        assertThat(kinds(events())).isEqualTo(permitted(Event.class));
    }

    private static Set<String> kinds(Iterable<?> samples) {
        Set<String> kinds = new java.util.TreeSet<>();
        samples.forEach(sample -> kinds.add(sample.getClass().getSimpleName()));
        return kinds;
    }

    private static Set<String> permitted(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        states().forEach((name, state) -> {
            for (Event event : events()) {
                String outcome = outcome(state, event);
                if (!outcome.equals(REFUSED)) {
                    rows.add("%-18s %-16s %s".formatted(name, event.getClass().getSimpleName(), outcome));
                }
            }
        });
        return rows;
    }

    private static String outcome(State state, Event event) {
        try {
            return name(Protocol.after(state, event));
        } catch (IllegalStateException refused) {
            return REFUSED;
        }
    }

    private static String name(State state) {
        return switch (state) {
            case State.Announced(var _, var act) ->
                "Announced " + act.getClass().getSimpleName();
            case State.Doubtful(var _, var act) -> "Doubtful " + act.getClass().getSimpleName();
            case State.Halted(var from, var _, var _) ->
                "Halted in " + from.getClass().getSimpleName();
            case State.Unopened _, State.Standing _, State.Resting _, State.Done _, State.Undone _ ->
                state.getClass().getSimpleName();
        };
    }

    private static Map<String, State> states() {
        Map<String, State> states = new LinkedHashMap<>();
        for (State state : List.of(
                new State.Unopened(),
                new State.Standing(Samples.minted()),
                new State.Announced(Samples.based().plus(Attempt.announced(1, "d")), Samples.create()),
                new State.Announced(Samples.minted(), Samples.write()),
                new State.Announced(Samples.stored(), Samples.revokeOld()),
                new State.Announced(Samples.stored(), Samples.close()),
                new State.Doubtful(Samples.minted(), Samples.write()),
                new State.Doubtful(Samples.stored(), Samples.revokeOld()),
                new State.Doubtful(Samples.stored(), Samples.close()),
                new State.Halted(new State.Standing(Samples.stored()), Stop.CONFLICT, null),
                new State.Resting(Samples.stored(), Pause.OVERLAP, AT),
                new State.Done(Samples.stored()),
                new State.Undone(Samples.based(), Stop.REQUESTED))) {
            states.put(name(state), state);
        }
        states.put("Standing, offered", new State.Standing(Samples.stored()));
        states.put("Standing, ended", new State.Standing(Samples.cleanedUp()));
        states.put("Standing, whole", new State.Standing(Samples.recovered()));
        return states;
    }

    private static List<Event> events() {
        return List.of(
                new Event.Opened(RUN, Samples.charter(Charter.Purpose.ROTATE, Charter.Urgency.SCHEDULED)),
                new Event.Entered(2, "there", 1),
                new Event.Sourced(OLD_KEY, "item", "1"),
                new Event.Based(Samples.base()),
                new Event.Intended(Samples.write()),
                new Event.Created(1, NEW, NEW_KEY, AT),
                new Event.Acknowledged(),
                new Event.Refused(Refusal.UNREACHABLE, null, Duration.ZERO),
                new Event.Doubted(Doubt.TIMEOUT, Duration.ZERO),
                new Event.Searched(1, Set.of()),
                new Event.Verified(1),
                new Event.Cleared(Samples.CI, "then"),
                new Event.PassedOver(Samples.CI),
                Samples.inVault(),
                new Event.Rolling(Samples.CI, "2"),
                new Event.Awaited(Samples.CI, Duration.ZERO),
                new Event.Unproven(Samples.CI),
                new Event.Unchanged(VAULT),
                new Event.ApprovalsSettled(VAULT),
                new Event.Gated(Duration.ZERO),
                new Event.Suspected(NEW),
                new Event.Lent(Samples.LENT, "somebody"),
                new Event.LoanProven(),
                new Event.Hastened(Charter.Urgency.NOW, Charter.Reason.COMPROMISE, "somebody"),
                new Event.Throttled(Duration.ofSeconds(1), Duration.ZERO),
                new Event.Gone(OLD, true),
                new Event.Remains(OLD),
                new Event.Swept(Set.of()),
                new Event.Settled(),
                new Event.Abandoned(Stop.REQUESTED),
                new Event.Aborted(Stop.REQUESTED),
                new Event.Completed(NEW, NEW_KEY),
                new Event.Ended(OLD),
                new Event.Recovered(OLD_KEY),
                new Event.CleanedUp(Samples.STRAY),
                new Event.ApprovalsClosed("somebody"),
                new Event.Vouched(new SessionId("shell"), "somebody"),
                new Event.Stopped(Stop.CONFLICT, null),
                new Event.Paused(Pause.OVERLAP, AT),
                new Event.Registered(
                        "api",
                        "prod",
                        new Registration(new SessionId("env-1"), NEW_KEY, NEW, AT, "somebody"),
                        "vault 3"),
                new Event.Released(new SessionId("env-1"), "somebody"),
                new Event.Watched(RUN, Set.of(Watch.HOUR), List.of()),
                new Event.Accepted("api@prod/shared/other", AT, "because", "somebody"),
                new Event.Adopted("api", "prod", NEW, NEW_KEY, AT, "somebody"));
    }

    private static String table() throws IOException {
        try (InputStream in = TransitionTableTest.class.getResourceAsStream("transitions.txt")) {
            if (in == null) {
                throw new IOException("transitions.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
