package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.engine.Handed;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.State;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever attends to a rehearsed rotation: they come when the time has come that a wait names, do at the issuer's page what it asks for, and
 * mend what is in its way once it has called for them.
 *
 * @param remedy what they mend; {@link #NOTHING} for nothing
 */
record Attendant(Remedy remedy) implements Person {
    /** How they mend something. */
    interface Remedy {
        /**
         * Changes the world.
         *
         * @return a key that they lend; null for none
         */
        @Nullable
        Secret in(World world);
    }

    /** Nothing to mend. */
    static final Remedy NOTHING = _ -> null;

    @Override
    public Turn turn(int process, State state, List<Event> facts, World world) {
        // Who lends a key lends it to each process that follows, since none keeps it.
        boolean lends = facts.stream().anyMatch(Event.Lent.class::isInstance);
        Secret lent = lends || Halt.of(state).isCall() ? remedy.in(world) : null;
        Secret key = isAsked(state) ? step(facts, world) : null;
        return Turn.of(new Handed(key, lent, lent == null ? "" : "somebody"));
    }

    @Override
    public Duration absence(State left, Instant now) {
        Duration usual = Duration.ofMinutes(1);
        if (!(left instanceof State.Resting(var _, var _, var until)) || until == null) {
            return usual;
        }
        Duration named = Duration.between(now, until);
        return named.compareTo(usual) < 0 ? usual : named;
    }

    private static boolean isAsked(State state) {
        return state instanceof State.Resting(var _, var why, var _) && why == Pause.OPERATOR;
    }

    /**
     * Does what the last announced deed asks of a person.
     *
     * @return the key that they made; null where they made none
     */
    private static @Nullable Secret step(List<Event> facts, World world) {
        Act asked = facts.stream()
                .filter(Event.Intended.class::isInstance)
                .map(fact -> ((Event.Intended) fact).act())
                .reduce((_, later) -> later)
                .orElseThrow();
        return switch (asked) {
            case Act.Receive(var _, var description, var _) ->
                Secret.ofText(made(world, description, charter(facts)).token());
            case Act.Revoke(var id, var _, var _) -> {
                world.heroku().revokeFromOutside(id.value());
                yield null;
            }
            case Act.Create _, Act.Write _, Act.Close _ -> null;
        };
    }

    private static Authorization made(World world, String description, Charter charter) {
        return world.heroku().everyAuthorization().stream()
                .filter(found -> found.description().equals(description))
                .findFirst()
                .orElseGet(() -> {
                    List<String> scope = charter.scope().stream().sorted().toList();
                    Authorization made = world.heroku().authorize(world.heroku().profile(), description, scope);
                    return charter.expiresInSeconds() == null
                            ? made
                            : expiring(world, made, made.createdAt().plusSeconds(charter.expiresInSeconds()));
                });
    }

    private static Authorization expiring(World world, Authorization made, Instant end) {
        Authorization mortal = new Authorization(
                made.id(),
                made.owner(),
                made.description(),
                made.scope(),
                made.createdAt(),
                made.updatedAt(),
                made.tokenId(),
                made.token(),
                made.formerTokens(),
                end,
                null);
        world.heroku().put(mortal);
        return mortal;
    }

    /** What the run was asked to do: its first fact says it. */
    private static Charter charter(List<Event> facts) {
        if (facts.getFirst() instanceof Event.Opened(var _, var charter)) {
            return charter;
        }
        throw new IllegalStateException("a run is opened by its first fact");
    }
}
