package dev.keyrota.engine;

import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Journal;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Protocol;
import dev.keyrota.protocol.Registration;
import dev.keyrota.protocol.Run;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.Watch;
import dev.keyrota.protocol.drift.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The journal, read as rotations. */
public final class Ledger {
    private final Journal journal;

    public Ledger(Journal journal) {
        this.journal = journal;
    }

    /**
     * One rotation.
     *
     * @param id the run
     * @param charter what was asked for
     * @param state where it stands
     * @param events its facts, in order
     * @param begun this machine's clock at its first fact
     * @param touched this machine's clock at its last fact
     */
    public record Rotation(RunId id, Charter charter, State state, List<Event> events, Instant begun, Instant touched) {
        public Rotation {
            events = List.copyOf(events);
        }

        /** Whether it knows the world as it was before: from then on it is gone on with, and never begun anew. */
        public boolean hasBegun() {
            return events.stream().anyMatch(Event.Based.class::isInstance);
        }

        /** Why it was asked for, or made an emergency since. */
        public Charter.Reason reason() {
            Charter.Reason reason = charter.reason();
            for (Event event : events) {
                if (event instanceof Event.Hastened(var _, var since, var _)) {
                    reason = since;
                }
            }
            return reason;
        }

        /** The authorization that it is to replace; null where it knows none. */
        public @Nullable AuthorizationId old() {
            Run run = state.run();
            Base base = run == null ? null : run.base();
            return base == null || base.old() == null ? null : base.old().id();
        }

        /** Whether the old key was seen dead, and a new one lives. */
        public boolean isOldGone() {
            return events.stream().anyMatch(event -> event instanceof Event.Gone(var id, var _) && id.equals(old()));
        }

        /** Whose it is. */
        public Name name() {
            return new Name(charter.credential(), charter.env());
        }

        /** Whether it has come to one of its two ends. */
        public boolean ended() {
            return state instanceof State.Done || state instanceof State.Undone;
        }
    }

    /** Every rotation, in the order in which they began. */
    public List<Rotation> rotations() {
        return journal.facts(Event.Opened.class).stream()
                .map(Fact::run)
                .filter(Objects::nonNull)
                .map(this::rotation)
                .toList();
    }

    /** The rotations of one credential, in the order in which they began. */
    public List<Rotation> rotations(String credential, String env) {
        Name name = new Name(credential, env);
        return rotations().stream()
                .filter(rotation -> rotation.name().equals(name))
                .toList();
    }

    /**
     * One rotation.
     *
     * @throws IllegalArgumentException if the journal knows none of this id
     */
    public Rotation rotation(RunId id) {
        List<Fact> facts = journal.facts(id);
        List<Event> events = facts.stream().map(Fact::event).toList();
        if (events.isEmpty() || !(events.getFirst() instanceof Event.Opened(var _, var charter))) {
            throw new IllegalArgumentException("this journal knows no rotation " + id);
        }
        return new Rotation(
                id,
                charter,
                Protocol.after(events),
                events,
                facts.getFirst().at(),
                facts.getLast().at());
    }

    /** The rotation of a credential that has not come to an end; null if there is none. */
    public @Nullable Rotation open(String credential, String env) {
        return rotations(credential, env).stream()
                .filter(rotation -> !rotation.ended())
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether a rotation has contained a compromise and no more: whoever had the old key could read the new one while both lived, so it
     * takes one more rotation, begun after the old key was dead, to be rid of them.
     */
    public boolean isContained(Rotation rotation) {
        boolean compromise = rotation.reason() == Charter.Reason.COMPROMISE
                && rotation.charter().purpose() == Charter.Purpose.ROTATE
                && rotation.state() instanceof State.Done;
        return compromise
                && rotations(rotation.charter().credential(), rotation.charter().env()).reversed().stream()
                        .takeWhile(later -> !later.id().equals(rotation.id()))
                        .filter(later -> later.charter().purpose().isOfTheKey())
                        .noneMatch(later -> later.state() instanceof State.Done);
    }

    /** A credential, as the journal names it. */
    public record Name(String credential, String env) {}

    /**
     * The authorization that is recorded to be a credential's current one: by its last rotation, or by a person's adoption since; null if
     * nothing was recorded, or the last that was is that it was revoked.
     */
    public Charter.@Nullable Known current(String credential, String env) {
        return currents().get(new Name(credential, env));
    }

    /** The same of every credential that has one. */
    public Map<Name, Charter.Known> currents() {
        Map<RunId, Charter> charters = new HashMap<>();
        for (Fact fact : journal.facts(Event.Opened.class)) {
            if (fact.event() instanceof Event.Opened(var run, var charter)) {
                charters.put(run, charter);
            }
        }
        List<Fact> records = new ArrayList<>(journal.facts(Event.Completed.class));
        records.addAll(journal.facts(Event.Adopted.class));
        records.addAll(journal.facts(Event.Ended.class));
        records.sort(Comparator.comparingLong(Fact::seq));
        Map<Name, Charter.Known> currents = new HashMap<>();
        for (Fact fact : records) {
            Name name = name(fact, charters);
            if (name != null) {
                currents.compute(name, (_, _) -> known(fact.event()));
            }
        }
        return currents;
    }

    /** Every rotation by its credential, in the order in which they began. */
    public Map<Name, List<Rotation>> byCredential() {
        return rotations().stream().collect(Collectors.groupingBy(Rotation::name));
    }

    /**
     * What a consumer proved last, in a rotation, that places hold. That a place was written, by its date, proves nothing of the kind.
     *
     * @param rotations those of one credential, in the order in which they began
     */
    public static Map<StoreId, Recorded> proven(List<Rotation> rotations) {
        Map<StoreId, Recorded> proven = new HashMap<>();
        for (Rotation rotation : rotations) {
            for (Event event : rotation.events()) {
                if (event instanceof Event.Stored(var store, var by, var evidence, var key, var _)
                        && by == Charter.Place.Proof.CHALLENGE) {
                    proven.put(store, new Recorded(key, evidence));
                }
            }
        }
        return proven;
    }

    /** What people have accepted and that is not over at a moment, by its name; of two the later counts. */
    public Map<String, Event.Accepted> accepted(Instant now) {
        Map<String, Event.Accepted> accepted = new HashMap<>();
        for (Fact fact : journal.facts(Event.Accepted.class)) {
            if (fact.event() instanceof Event.Accepted each) {
                accepted.put(each.finding(), each);
            }
        }
        accepted.values().removeIf(each -> !now.isBefore(each.until()));
        return accepted;
    }

    /** The authorization whose token a key is, where this journal has ever known that; null where it has not. */
    public @Nullable AuthorizationId authorization(Fingerprint key) {
        List<Fact> facts = new ArrayList<>(journal.facts(Event.Created.class));
        facts.addAll(journal.facts(Event.Based.class));
        facts.addAll(journal.facts(Event.Completed.class));
        facts.addAll(journal.facts(Event.Adopted.class));
        return facts.stream()
                .map(fact -> known(fact.event()))
                .filter(known -> known != null && known.fingerprint().equals(key))
                .map(Charter.Known::id)
                .findFirst()
                .orElse(null);
    }

    /** The sessions that were given a key and have not given it back, by their names; those that are over by the clock alone included. */
    public Map<SessionId, Event.Registered> registered() {
        List<Fact> facts = new ArrayList<>(journal.facts(Event.Registered.class));
        facts.addAll(journal.facts(Event.Released.class));
        facts.sort(Comparator.comparingLong(Fact::seq));
        Map<SessionId, Event.Registered> registered = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.event() instanceof Event.Registered given) {
                registered.put(given.registration().session(), given);
            } else if (fact.event() instanceof Event.Released(var session, var _)) {
                registered.remove(session);
            }
        }
        return registered;
    }

    /** The sessions of one credential that were given a key, and may hold it still by this machine's clock. */
    public List<Registration> holding(Name name, Instant now) {
        return registered().values().stream()
                .filter(each -> name.equals(new Name(each.credential(), each.env())))
                .map(Event.Registered::registration)
                .filter(each -> now.isBefore(each.until()))
                .toList();
    }

    /**
     * A rotation that replaced a credential.
     *
     * @param at when it ended, by this machine's clock
     */
    public record Replacement(Rotation rotation, Event.Completed end, Instant at) {}

    /** The last that replaced a credential; null where none did. */
    public @Nullable Replacement replacement(String credential, String env) {
        Replacement last = null;
        for (Rotation rotation : rotations(credential, env)) {
            if (rotation.charter().purpose() != Charter.Purpose.ROTATE) {
                continue;
            }
            for (Event event : rotation.events()) {
                if (event instanceof Event.Completed end) {
                    last = new Replacement(rotation, end, rotation.touched());
                }
            }
        }
        return last;
    }

    /** Whether what a replacement left is the recorded current key still: it may have been revoked since, or another one adopted. */
    public boolean isCurrent(Replacement replacement) {
        Name name = replacement.rotation().name();
        Charter.Known current = current(name.credential(), name.env());
        return current != null && current.id().equals(replacement.end().current());
    }

    /** The looks at a replacement that are due; none where what it left is not the current key. */
    public Set<Watch> due(Replacement replacement, Instant now) {
        return isCurrent(replacement)
                ? Watch.due(
                        replacement.at(),
                        now,
                        watched().getOrDefault(replacement.rotation().id(), Set.of()))
                : Set.of();
    }

    /** Which looks at the outcomes of rotations were taken after their ends. */
    public Map<RunId, Set<Watch>> watched() {
        Map<RunId, Set<Watch>> watched = new HashMap<>();
        for (Fact fact : journal.facts(Event.Watched.class)) {
            if (fact.event() instanceof Event.Watched(var rotation, var looks, var _)) {
                watched.computeIfAbsent(rotation, _ -> EnumSet.noneOf(Watch.class))
                        .addAll(looks);
            }
        }
        return watched;
    }

    /** When the authorization that a person recorded last was created, by the issuer's clock; null where nobody recorded this one. */
    public @Nullable Instant adoptedCreatedAt(AuthorizationId id) {
        Instant created = null;
        for (Fact fact : journal.facts(Event.Adopted.class)) {
            if (fact.event() instanceof Event.Adopted adopted && adopted.id().equals(id)) {
                created = adopted.createdAt();
            }
        }
        return created;
    }

    private static @Nullable Name name(Fact fact, Map<RunId, Charter> charters) {
        if (fact.event() instanceof Event.Adopted(var credential, var env, var _, var _, var _, var _)) {
            return new Name(credential, env);
        }
        Charter charter = fact.run() == null ? null : charters.get(fact.run());
        return charter == null ? null : new Name(charter.credential(), charter.env());
    }

    private static Charter.@Nullable Known known(Event event) {
        return switch (event) {
            case Event.Created(var _, var id, var fingerprint, var _) -> new Charter.Known(id, fingerprint);
            case Event.Based(var base) ->
                base.old() == null ? null : new Charter.Known(base.old().id(), base.oldFingerprint());
            case Event.Completed(var id, var fingerprint) -> new Charter.Known(id, fingerprint);
            case Event.Adopted(var _, var _, var id, var fingerprint, var _, var _) ->
                new Charter.Known(id, fingerprint);
            default -> null;
        };
    }
}
