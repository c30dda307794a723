package dev.keyrota.rehearsal;

import dev.keyrota.journal.Fact;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The invariants of PROTOCOL.md's last table, checked on the world itself when a deed is sent, after each change, and at the end. */
final class Invariants {
    /** The gate's evidence is good for a minute. No announcement takes time here, unless somebody stops the process. */
    private static final Duration EVIDENCE = Duration.ofSeconds(60);

    /** Whoever is told of these is told of the value that stands there, and decides about it when they start the run again. */
    private static final Set<Stop> DECIDED = Set.of(Stop.CONFLICT, Stop.STORE_DRIFTED);

    private final RunId run;
    private final List<String> violations;
    private final Map<String, String> told;
    private final Map<String, String> excused;
    private final Map<String, String> theirs;
    private Setting setting;
    private World before;
    private String oldToken;
    private String old;
    private String oldDescription;

    Invariants(RunId run, Setting setting) {
        World start = setting.world();
        this.run = run;
        this.setting = setting;
        this.oldToken = value(start, start.stores().getFirst());
        this.old = start.heroku().knowing(oldToken).map(Authorization::id).orElse("");
        this.oldDescription = description(start);
        this.violations = new ArrayList<>();
        this.told = new HashMap<>();
        this.excused = new HashMap<>();
        this.theirs = new HashMap<>();
        this.before = start;
        excuse(start);
    }

    private Invariants(Invariants other) {
        this.run = other.run;
        this.setting = other.setting;
        this.oldToken = other.oldToken;
        this.old = other.old;
        this.oldDescription = other.oldDescription;
        this.violations = new ArrayList<>(other.violations);
        this.told = new HashMap<>(other.told);
        this.excused = new HashMap<>(other.excused);
        this.theirs = new HashMap<>(other.theirs);
        this.before = other.before;
    }

    /** From now on it is an emergency, or is none any more. */
    void takenOverBy(Setting other) {
        setting = other;
    }

    /** What stood where a person was told to decide. */
    Map<String, String> told() {
        return Map.copyOf(told);
    }

    /** Those of a fork of the run. */
    Invariants fork() {
        return new Invariants(this);
    }

    List<String> violations() {
        return violations;
    }

    /**
     * After somebody else may have changed the world. What they ended is theirs to answer for, and so is a dead key that they put somewhere.
     */
    void outside(World world, State state) {
        if (state.run() == null || state.run().source() == null) {
            identify(world);
        }
        for (Place place : places(world)) {
            String is = value(world, place);
            if (!is.equals(value(before, place))) {
                theirs.put(place.id(), is);
            }
        }
        excuse(world);
        before = world.copy();
    }

    /** Every dead key that stands somewhere now, as long as it stands there: the run's own doing was looked at before. */
    private void excuse(World world) {
        for (Place place : places(world)) {
            String is = value(world, place);
            if (!is.isEmpty() && !world.heroku().opens(is)) {
                excused.put(place.id(), is);
            }
        }
    }

    /** After a second writer brought places what the vault holds: a dead key that somebody put there is theirs in those places too. */
    void brought(World world) {
        String vault = excused.getOrDefault(world.stores().getFirst().id(), "");
        for (Place place : places(world)) {
            String is = value(world, place);
            boolean changed = !is.equals(value(before, place));
            if (changed && is.equals(vault)) {
                excused.put(place.id(), is);
            }
            if (changed && !ours(world, is)) {
                theirs.put(place.id(), is);
            }
        }
        alive(world);
        before = world.copy();
    }

    /** Where a person is told to decide. */
    void stopped(State state, World world) {
        if (state instanceof State.Halted(var _, var why, var place) && place != null && DECIDED.contains(why)) {
            world.place(place).ifPresent(found -> told.put(place, value(world, found)));
        }
    }

    /** What was old is what the vault held when the run read it first. */
    private void identify(World world) {
        oldToken = value(world, world.stores().getFirst());
        old = world.heroku().knowing(oldToken).map(Authorization::id).orElse("");
        oldDescription = description(world);
    }

    private String description(World world) {
        return world.heroku().knowing(oldToken).map(Authorization::description).orElse("");
    }

    private static String value(World world, Place place) {
        return world.held(place).map(Held::value).orElse("");
    }

    /** After whatever may have changed the world, but for people. */
    void afterChange(World world) {
        alive(world);
        world.stores().forEach(place -> {
            replaced(world, place);
            unfit(world, place);
        });
        strangers(world);
        revoked(world);
        before = world.copy();
    }

    /** S1: no place holds a dead key, but one that somebody else is to answer for, for as long as it stands there. */
    private void alive(World world) {
        for (Place place : places(world)) {
            Optional<Held> held = world.held(place);
            String is = value(world, place);
            if (!is.equals(excused.get(place.id()))) {
                excused.remove(place.id());
                boolean dead = held.isPresent() && !world.heroku().opens(is);
                if (dead && !suspended(world, place, is)) {
                    broken("S1: " + place.id() + " holds a dead key");
                }
            }
        }
    }

    /** S9: a store's value is only ever replaced where it was the old one, one of ours, or a person was told of it and went on. */
    private void replaced(World world, Place place) {
        String was = value(before, place);
        String is = value(world, place);
        boolean asked = was.equals(told.get(place.id()))
                || (setting.isRecovery() && new Restored(setting, oldToken).mayReplace(place, was));
        if (!asked && !was.equals(is) && !was.equals(oldToken) && !ours(before, was)) {
            broken("S9: " + place.id() + " held a stranger's value and was overwritten");
        }
    }

    /** S14: what a run writes is a key of the account, with the scope that was asked for. */
    private void unfit(World world, Place place) {
        String is = value(world, place);
        if (is.equals(value(before, place)) || is.equals(oldToken)) {
            return;
        }
        world.heroku().knowing(is).ifPresent(written -> {
            if (!written.owner().equals(world.heroku().profile())) {
                broken("S14: " + place.id() + " was given a key of another account");
            } else if (ours(written)
                    && !Set.copyOf(written.scope()).equals(setting.charter().scope())) {
                broken("S14: " + place.id() + " was given a key of scope " + written.scope());
            }
        });
    }

    /** S14: nothing is made in somebody else's account. */
    private void strangers(World world) {
        if (world.heroku().foreignAuthorizations().stream().anyMatch(this::ours)) {
            broken("S14: a key was made in another account");
        }
    }

    /** S2 and S4: only the old one or our own die, and none that a place held. */
    private void revoked(World world) {
        for (Authorization was : live(before)) {
            boolean dead = live(world).stream().noneMatch(is -> is.id().equals(was.id()));
            if (!dead) {
                continue;
            }
            if (setting.isRecovery()) {
                broken("S17: a recovery ended " + was.description());
            }
            boolean agreed = setting.unused().filter(was.id()::equals).isPresent();
            // A key that a person made is theirs to end, whatever it is called.
            if (!agreed && !was.id().equals(old) && (setting.isByHand() || !ours(was))) {
                broken("S4: revoked " + was.description());
            } else if (setting.unused().isPresent() && !agreed) {
                broken("S18: a clean-up ended another key: " + was.description());
            } else if (was.id().equals(old) && isSomebodys(was)) {
                broken("S4: revoked what somebody wants to keep: " + was.description());
            }
            places(before).stream()
                    .filter(place -> !suspended(before, place, was.token()))
                    .filter(place -> value(before, place).equals(was.token()))
                    .forEach(place -> broken("S2: revoked while " + place.id() + " held it: " + was.description()));
            consumed(world, was);
        }
    }

    /** S2, of the consumers: jobs and processes as they are at this instant, which may be long after the last change of the world. */
    private void consumed(World world, Authorization was) {
        if (setting.containsFirst()) {
            return;
        }
        Consumers then = Consumers.at(before, world.clock().instant());
        if (was.token().equals(oldToken) && then.areWaitedFor()) {
            broken("S2: revoked while a job that was given it is not finished: " + was.description());
        }
        if (then.runWith(was.token())) {
            broken("S2: revoked while a dyno ran with it: " + was.description());
        }
    }

    /** Whether the old one is protected, or somebody has taken it for something else. */
    private boolean isSomebodys(Authorization dying) {
        return setting.charter().protectedIds().contains(new AuthorizationId(dying.id()))
                || !dying.description().equals(oldDescription);
    }

    private boolean suspended(World world, Place place, String token) {
        boolean isOld = token.equals(oldToken);
        if (isOld && setting.onlyRevokes()) {
            return true;
        }
        boolean notYetReplaced = isOld && !place.equals(world.stores().getFirst());
        return setting.containsFirst() && notYetReplaced;
    }

    /** What the journal says at the moment of a deed: S15 and S16. */
    void announced(List<Fact> facts, World world) {
        new Announcements(setting, facts).broken(world.heroku().opens(oldToken)).forEach(this::broken);
    }

    /**
     * When a deed leaves the machine. S11: it is what was announced, and each announcement is for one deed. S12: the old one is revoked on
     * fresh evidence, unless the run is only to revoke, which needs none.
     *
     * @param world as the deed meets it
     * @param announced by the last fact, and not done yet; null if nothing is
     * @param age of the evidence that this process has, from its first question; null for none
     */
    void sent(Sent deed, World world, @Nullable Act announced, @Nullable Duration age) {
        if (announced == null || !deed.is(announced, setting.charter())) {
            broken("S11: a deed that nothing announced: " + deed.call());
        }
        if (setting.isRecovery()) {
            new Restored(setting, oldToken).sent(deed, world).ifPresent(this::broken);
        }
        boolean revokes = deed.call().equals("heroku.authorizations.revoke")
                && deed.detail().equals(setting.unused().orElse(old));
        if (setting.unused().isPresent() && !revokes) {
            broken("S18: a clean-up sent " + deed.call());
        }
        if (revokes && !setting.onlyRevokes()) {
            if (age == null) {
                broken("S12: revoked on no evidence");
            } else if (age.compareTo(EVIDENCE) > 0) {
                broken("S12: revoked on evidence of " + age);
            }
        }
    }

    /** S5: where a run says that it is done, the issuer lets the old key in no more, at that very moment. */
    void atOnce(World world, State state, Predicate<String> letsIn) {
        boolean dead = !world.heroku().opens(oldToken);
        if (state instanceof State.Done && dead && letsIn.test(oldToken)) {
            broken("S5: done, and the old one is still let in");
        }
    }

    /** S13: a run is not begun that would use the account's allowance up in the middle; nobody else uses it here. */
    void exhausted(String call, List<Event> facts) {
        boolean begun = facts.stream().anyMatch(fact -> fact instanceof Event.Intended);
        if (begun && setting.charter().urgency() == Charter.Urgency.SCHEDULED) {
            broken("S13: " + call + " met a used up allowance in the middle of a run");
        }
    }

    /** At the end of a scenario, when no fault strikes any more and nobody resumes. */
    void atEnd(World world, State state, List<Event> facts) {
        switch (state) {
            case State.Done _ -> atEnd(world).done(facts).forEach(this::broken);
            case State.Undone _ -> atEnd(world).undone().forEach(this::broken);
            case State.Halted _, State.Resting _ -> {}
            case State.Unopened _, State.Standing _, State.Announced _, State.Doubtful _ ->
                broken("L1: left " + Endings.of(state));
        }
        Announcements.leaked(world, facts).forEach(this::broken);
    }

    private AtEnd atEnd(World world) {
        boolean oldLives = live(world).stream()
                .anyMatch(authorization -> authorization.id().equals(old));
        return new AtEnd(setting, world, oldToken, oldLives, ours(world), theirs);
    }

    private List<Authorization> ours(World world) {
        return live(world).stream().filter(this::ours).toList();
    }

    /** S13: whom a vendor asked for patience is patient. */
    void hasty(String call) {
        broken("S13: " + call + " before the vendor allows another");
    }

    void broken(String violation) {
        if (!violations.contains(violation)) {
            violations.add(violation);
        }
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
        places.removeIf(place -> Given.isClosed(world, place));
        return places;
    }
}
