package dev.keyrota.engine.exploration;

import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The invariants of PROTOCOL.md §3, checked on the world itself after each deed and at the end. */
final class Invariants {
    private final RunId run;
    private final World start;
    private final String old;
    private final String oldToken;
    private final Set<String> deadAtStart = new HashSet<>();
    private final Supplier<List<Event>> facts;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> endedOutside = new HashSet<>();
    private final boolean containFirst;
    private final boolean byHand;
    private World before;

    /**
     * Those of one run.
     *
     * @param containFirst whether the stores after the vault may hold the old key while it dies, as in an emergency
     * @param byHand whether a person makes the new keys, and ends those that are not used
     */
    Invariants(RunId run, World start, Supplier<List<Event>> facts, boolean containFirst, boolean byHand) {
        this.containFirst = containFirst;
        this.byHand = byHand;
        this.run = run;
        this.start = start.copy();
        this.before = this.start;
        this.facts = facts;
        this.oldToken = start.held(start.stores().getFirst()).map(Held::value).orElse("");
        this.old = start.heroku().knowing(oldToken).map(Authorization::id).orElse("");
        places(start)
                .forEach(place -> start.held(place)
                        .filter(held -> !start.heroku().opens(held.value()))
                        .ifPresent(_ -> deadAtStart.add(place.id())));
    }

    List<String> violations() {
        return violations;
    }

    /** After a person may have changed the world: what they revoked is theirs to answer for. */
    void outside(World world) {
        for (Authorization was : live(before)) {
            if (live(world).stream().noneMatch(is -> is.id().equals(was.id()))) {
                endedOutside.add(was.token());
            }
        }
        before = world.copy();
    }

    /** After each deed that may have changed the world. */
    void afterDeed(World world) {
        for (Place place : places(world)) {
            Optional<Held> held = world.held(place);
            boolean dead = held.isPresent() && !world.heroku().opens(held.get().value());
            if (dead
                    && !deadAtStart.contains(place.id())
                    && !suspended(world, place, held.get().value())) {
                broken("S1: " + place.id() + " holds a dead key");
            }
            if (world.stores().contains(place)) {
                replaced(world, place);
            }
        }
        revoked(world);
        intended();
        before = world.copy();
    }

    /** S9: a store's value is only ever replaced where it was the old one or one of ours. */
    private void replaced(World world, Place place) {
        String was = before.held(place).map(Held::value).orElse("");
        String is = world.held(place).map(Held::value).orElse("");
        if (!was.equals(is) && !was.equals(oldToken) && !ours(before, was)) {
            broken("S9: " + place.id() + " held a stranger's value and was overwritten");
        }
    }

    /** S2 and S4: only the old one or our own die, and none that a place held. */
    private void revoked(World world) {
        for (Authorization was : live(before)) {
            boolean dead = live(world).stream().noneMatch(is -> is.id().equals(was.id()));
            if (!dead) {
                continue;
            }
            if (!was.id().equals(old) && !ours(was)) {
                broken("S4: revoked " + was.description());
            }
            boolean held = places(before).stream()
                    .filter(place -> !suspended(before, place, was.token()))
                    .anyMatch(place -> before.held(place)
                            .filter(h -> h.value().equals(was.token()))
                            .isPresent());
            if (held) {
                broken("S2: revoked while a place held it: " + was.description());
            }
        }
    }

    private boolean suspended(World world, Place place, String token) {
        boolean notYetReplaced =
                token.equals(oldToken) && !place.equals(world.stores().getFirst());
        return endedOutside.contains(token) || (containFirst && notYetReplaced);
    }

    /** S11: whatever changes the world was announced. */
    private void intended() {
        boolean announced = facts.get().stream().anyMatch(Event.Intended.class::isInstance);
        if (!announced) {
            broken("S11: a deed that nothing announced");
        }
    }

    /** At the end of a scenario, when no fault strikes any more and nobody resumes. */
    void atEnd(World world, State state) {
        List<Authorization> ours = live(world).stream().filter(this::ours).toList();
        switch (state) {
            case State.Done _ -> {
                if (live(world).stream().anyMatch(a -> a.id().equals(old))) {
                    broken("S5: done, and the old one lives");
                }
                if (byHand ? ours.isEmpty() : ours.size() != 1) {
                    broken("S6: done, and " + ours.size() + " of ours live");
                }
                for (Place place : world.stores()) {
                    String held = world.held(place).map(Held::value).orElse("");
                    if (ours.stream().noneMatch(a -> a.token().equals(held))) {
                        broken("S5: done, and " + place.id() + " does not hold the new key");
                    }
                }
            }
            case State.Undone _ -> {
                if (!byHand && !ours.isEmpty()) {
                    broken("S6: aborted, and " + ours.size() + " of ours live");
                }
                for (Place place : world.stores()) {
                    if (!world.held(place)
                            .map(Held::value)
                            .equals(start.held(place).map(Held::value))) {
                        broken("S7: aborted, and " + place.id() + " changed");
                    }
                }
            }
            case State.Unopened _,
                    State.Standing _,
                    State.Announced _,
                    State.Doubtful _,
                    State.Halted _,
                    State.Resting _ -> {}
        }
        leaked(world);
    }

    /** S3: no fact holds a token. */
    private void leaked(World world) {
        String journal = facts.get().toString();
        for (Authorization authorization : world.heroku().everyAuthorization()) {
            if (journal.contains(authorization.token())) {
                broken("S3: the journal holds the token of " + authorization.description());
            }
        }
    }

    private void broken(String violation) {
        violations.add(violation);
    }

    private boolean ours(World world, String token) {
        return world.heroku().knowing(token).filter(this::ours).isPresent();
    }

    private boolean ours(Authorization authorization) {
        Nonce nonce = Nonce.in(authorization.description());
        return nonce != null && nonce.run().equals(run);
    }

    private static List<Authorization> live(World world) {
        return world.heroku().everyAuthorization().stream()
                .filter(authorization -> world.heroku().opens(authorization.token()))
                .toList();
    }

    private static List<Place> places(World world) {
        List<Place> places = new ArrayList<>(world.stores());
        places.addAll(world.others());
        return places;
    }
}
