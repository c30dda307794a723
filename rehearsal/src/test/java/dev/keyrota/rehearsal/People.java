package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.engine.Handed;
import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Nonce;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.State;
import dev.keyrota.protocol.Stop;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person does between two processes of a run. */
enum People implements Person {
    /** Creates the new key and ends the old one on the issuer's page, whenever the run asks for it. */
    OPERATOR,
    /** Lends another key of the account, since the old one is dead. */
    LENDER,
    /** Lends a key of another account. */
    STRANGER,
    /** Lends another key of the account, and at the second start, by mistake, one of another account. */
    MISTAKEN,
    /**
     * Creates the new key on the issuer's page, and lends another key of the account at the first start, and again only when told that the old
     * one is dead.
     */
    FORGETFUL,
    /** Agreed to something else than the run sees. */
    DISAGREEING,
    /** Makes an emergency of it at the second start. */
    HASTENER,
    /** Merges whatever of ours waits for approval in the vault, which lets only people see it. */
    APPROVER,
    /** Rejects it, lifts the policy, and says that nothing is open any more. */
    REJECTER,
    /** Has revoked the run's new key, once, before the second start. */
    SABOTEUR;

    private static final String OTHER_KEY = "claude-code-2026";

    @Override
    public Turn turn(int process, State state, List<Event> facts, World world) {
        return switch (this) {
            case OPERATOR -> Turn.of(operate(state, facts, world));
            case LENDER -> Turn.of(lent(named(world, OTHER_KEY)));
            case STRANGER -> Turn.of(lent(theirs(world)));
            case MISTAKEN -> Turn.of(lent(process == 1 ? theirs(world) : named(world, OTHER_KEY)));
            case FORGETFUL -> Turn.of(forget(process, state, facts, world));
            case DISAGREEING -> Turn.of(Handed.nothing().agreedTo(_ -> false));
            case APPROVER -> {
                SimulatedVault.openRequests(world).forEach(world.infisical()::merge);
                yield Turn.of(Handed.nothing());
            }
            case REJECTER -> reject(state, world);
            case HASTENER -> new Turn(Handed.nothing(), process == 0 ? List.of() : List.of(hastened()));
            case SABOTEUR -> {
                if (process == 1) {
                    sabotage(facts, world);
                }
                yield Turn.of(Handed.nothing());
            }
        };
    }

    @Override
    public boolean hastens() {
        return this == HASTENER;
    }

    private static Handed lent(Authorization key) {
        return new Handed(null, Secret.ofText(key.token()), "somebody");
    }

    private static Handed forget(int process, State state, List<Event> facts, World world) {
        boolean told = state instanceof State.Halted(var _, var why, var _) && why == Stop.OLD_KEY_DEAD;
        if (process > 0 && !told) {
            return operate(state, facts, world);
        }
        Secret loan = Secret.ofText(named(world, OTHER_KEY).token());
        return new Handed(told ? operate(facts, world).key() : null, loan, "somebody");
    }

    private static Turn reject(State state, World world) {
        if (!(state instanceof State.Resting(var _, var why, var _)) || why != Pause.APPROVAL) {
            return Turn.of(Handed.nothing());
        }
        String token = SimulatedVault.login(world);
        SimulatedVault.openRequests(world).forEach(request -> world.infisical().setOpen(token, request, false));
        world.infisical().requireApproval(false);
        return new Turn(Handed.nothing(), List.of(new Event.ApprovalsClosed("somebody")));
    }

    private static Event hastened() {
        return new Event.Hastened(Charter.Urgency.NOW, Charter.Reason.COMPROMISE, "somebody");
    }

    private static Handed operate(State state, List<Event> facts, World world) {
        boolean asked = state instanceof State.Resting(var _, var why, var _) && why == Pause.OPERATOR;
        return asked ? operate(facts, world) : Handed.nothing();
    }

    private static Handed operate(List<Event> facts, World world) {
        return switch (lastAct(facts)) {
            case Act.Revoke(var id, var _, var _) -> {
                world.heroku().revokeFromOutside(id.value());
                yield Handed.nothing();
            }
            case Act.Receive(var _, var description, var _) ->
                new Handed(Secret.ofText(made(world, description).token()), null, "");
            case null, default -> Handed.nothing();
        };
    }

    private static @Nullable Act lastAct(List<Event> facts) {
        return facts.stream()
                .filter(Event.Intended.class::isInstance)
                .map(fact -> ((Event.Intended) fact).act())
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static Authorization made(World world, String description) {
        return world.heroku().everyAuthorization().stream()
                .filter(found -> found.description().equals(description))
                .findFirst()
                .orElseGet(() -> world.heroku().authorize(world.heroku().profile(), description, List.of("global")));
    }

    private static Authorization theirs(World world) {
        return world.heroku().authorize(world.heroku().stranger(), "not of this account", List.of("global"));
    }

    private static Authorization named(World world, String description) {
        return world.heroku().everyAuthorization().stream()
                .filter(found -> found.description().equals(description))
                .findFirst()
                .orElseThrow();
    }

    private static void sabotage(List<Event> facts, World world) {
        boolean oldLives = facts.stream().noneMatch(Event.Gated.class::isInstance);
        if (oldLives) {
            world.heroku().everyAuthorization().stream()
                    .filter(found -> Nonce.in(found.description()) != null)
                    .forEach(found -> world.heroku().revokeFromOutside(found.id()));
        }
    }
}
