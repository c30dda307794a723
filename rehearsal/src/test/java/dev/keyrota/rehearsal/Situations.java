package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.TokenDisplay;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Situations that a rotation may begin in, and that no world shipped with the sandbox is. The world that is given is changed. */
final class Situations {
    private static final RunId FORMER = new RunId("abcdef012345");

    private Situations() {}

    /** The old key is dead, and the person who makes the new one by hand does not lend another one each time. */
    static Setting forgetful(World world) {
        return new Setting(world, Charters.byHand(world), People.FORGETFUL);
    }

    /** An earlier run has just written the vault, and a proxy sends that write once more a minute later. */
    static Setting arrivesAgain(World world) {
        Place vault = world.stores().getFirst();
        world.hold(vault, value(world));
        Charter charter = scheduled(world);
        return new Setting(world, charter, Person.PATIENT, charter, List.of(vault));
    }

    /** The issuer grants a new key less than was asked for, though enough to look harmless: it sees the account and the apps. */
    static Setting narrow(World world) {
        world.heroku().policy(world.heroku().policy().withGrantsInstead(List.of("identity", "read")));
        return new Setting(world, scheduled(world));
    }

    /** By mistake every store holds the key of another account, of staging say, whose descriptions follow the same convention. */
    static Setting anotherAccount(World world) {
        String theirs = world.heroku()
                .authorize(world.heroku().stranger(), "raxx-automation: staging", List.of("global"))
                .token();
        world.stores().forEach(place -> world.hold(place, theirs));
        world.clock().advance(Duration.ofDays(1));
        return new Setting(world, scheduled(world));
    }

    /** Another machine has written every store, and leaves both keys alive for a day. */
    static Setting openElsewhere(World world) {
        World then = former(new Setting(world, Charters.overlapping(world)));
        return new Setting(then, scheduled(then));
    }

    /** A shell was given the old key by Keyrota. */
    static Setting given(World world) {
        Charter charter = scheduled(world);
        Given.open(world);
        return new Setting(world, charter);
    }

    /** The same, and the person comes again when it is over. */
    static Setting givenForHalfADay(World world) {
        Person late = new Person() {
            @Override
            public Turn turn(int process, State state, List<Event> facts, World world) {
                return Turn.NOTHING;
            }

            @Override
            public Duration absence(State left, Instant now) {
                return left instanceof State.Resting ? Given.LASTS : Duration.ofMinutes(1);
            }
        };
        Setting given = given(world);
        return new Setting(given.world(), given.charter(), late);
    }

    /** The account has used up what the issuer allows, but for a few calls. */
    static Setting throttled(World world) {
        world.heroku().quota(15, 75);
        return new Setting(world, scheduled(world));
    }

    /** A month after a rotation, and the issuer shows no tokens any more: only the label beside the value tells whose it is. */
    static Setting hidden(World world) {
        World then = monthLater(world);
        return new Setting(then, scheduled(then));
    }

    /** The same, and the key is to be ended; a second machine begins to rotate it. */
    static Setting hiddenAndOnlyRevoked(World world) {
        World then = monthLater(world);
        return new Setting(then, Charters.onlyRevoking(then), Person.PATIENT, scheduled(then), List.of());
    }

    private static World monthLater(World world) {
        World then = former(new Setting(world, scheduled(world)));
        then.clock().advance(Duration.ofDays(31));
        then.heroku()
                .policy(then.heroku().policy().withListed(TokenDisplay.NULL).withSingle(TokenDisplay.NULL));
        return then;
    }

    /** What a run on another machine has made of a world, as far as it goes by itself. */
    private static World former(Setting setting) {
        Simulation simulation = new Simulation(setting.world().copy(), List.of(), Plan.NONE);
        Machine machine = new Machine(setting, FORMER, "another", simulation);
        boolean more = true;
        while (more) {
            more = machine.step();
        }
        return simulation.world();
    }

    private static Charter scheduled(World world) {
        return Charters.of(world, Charter.Urgency.SCHEDULED);
    }

    private static String value(World world) {
        return world.held(world.stores().getFirst()).orElseThrow().value();
    }
}
