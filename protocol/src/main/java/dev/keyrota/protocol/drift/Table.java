package dev.keyrota.protocol.drift;

import static dev.keyrota.protocol.drift.Diagnosis.ALL_DEAD;
import static dev.keyrota.protocol.drift.Diagnosis.HEALTHY;
import static dev.keyrota.protocol.drift.Diagnosis.SESSION_DRIFT;
import static dev.keyrota.protocol.drift.Diagnosis.SESSION_STALE;
import static dev.keyrota.protocol.drift.Diagnosis.SESSION_UNCHECKED;
import static dev.keyrota.protocol.drift.Diagnosis.STORE_HOLDS_ANOTHER;
import static dev.keyrota.protocol.drift.Diagnosis.STORE_STALE;
import static dev.keyrota.protocol.drift.Diagnosis.STORE_UNPROVEN;
import static dev.keyrota.protocol.drift.Diagnosis.VAULT_DEAD;
import static dev.keyrota.protocol.drift.Diagnosis.VAULT_STALE;
import static dev.keyrota.protocol.drift.Diagnosis.VAULT_UNREADABLE;
import static dev.keyrota.protocol.drift.Step.ASK_WHO_ENDED_IT;
import static dev.keyrota.protocol.drift.Step.BREAK_THE_GLASS;
import static dev.keyrota.protocol.drift.Step.CHECK_SESSION;
import static dev.keyrota.protocol.drift.Step.CLEAN_UP;
import static dev.keyrota.protocol.drift.Step.MEND_LOGIN;
import static dev.keyrota.protocol.drift.Step.PROTECT;
import static dev.keyrota.protocol.drift.Step.PROVE;
import static dev.keyrota.protocol.drift.Step.READ_AGAIN;
import static dev.keyrota.protocol.drift.Step.RENEW_SESSION;
import static dev.keyrota.protocol.drift.Step.REPLACE;
import static dev.keyrota.protocol.drift.Step.WRITE;
import static dev.keyrota.protocol.drift.Step.WRITE_IF_OLDER;

import java.util.ArrayList;
import java.util.List;

/**
 * The 48 combinations of what the source of truth, one store and one session hold. Writing the vault's living key to a store whose own is dead
 * cuts nobody off who was not cut off before; a key that lives may be there on purpose, hence the condition, which {@link Verdict} decides.
 */
final class Table {
    private Table() {}

    static Row of(VaultHolds vault, Holds store, Holds session) {
        return switch (vault) {
            case VALID -> store == Holds.SAME ? session(session) : beside(session, valid(store));
            case INVALID -> dead(store);
            case UNREADABLE -> unreadable(store == Holds.OTHER_DEAD || session == Holds.OTHER_DEAD);
        };
    }

    private static Row session(Holds session) {
        return switch (session) {
            case SAME -> Row.of(HEALTHY);
            case OTHER_LIVE -> Row.of(SESSION_DRIFT, PROTECT, RENEW_SESSION, CLEAN_UP);
            case OTHER_DEAD -> Row.of(SESSION_STALE, RENEW_SESSION);
            case UNKNOWN -> Row.of(SESSION_UNCHECKED, CHECK_SESSION);
        };
    }

    private static Row valid(Holds store) {
        return switch (store) {
            case SAME -> Row.of(HEALTHY);
            case OTHER_LIVE -> Row.of(STORE_HOLDS_ANOTHER, WRITE_IF_OLDER, CLEAN_UP);
            case OTHER_DEAD -> Row.of(STORE_STALE, WRITE, ASK_WHO_ENDED_IT);
            case UNKNOWN -> Row.of(STORE_UNPROVEN, PROVE, WRITE_IF_OLDER);
        };
    }

    /** A session is no reason to do less, or more, for a store. */
    private static Row beside(Holds session, Row store) {
        List<Step> steps = new ArrayList<>(store.steps());
        session(session).steps().stream().filter(step -> !steps.contains(step)).forEach(steps::add);
        return new Row(store.diagnosis(), steps);
    }

    /** Without a living key at the source of truth nothing can be brought anywhere: another one is needed first. */
    private static Row dead(Holds store) {
        return switch (store) {
            case SAME, OTHER_DEAD -> Row.of(ALL_DEAD, REPLACE, ASK_WHO_ENDED_IT);
            case OTHER_LIVE -> Row.of(VAULT_STALE, REPLACE, CLEAN_UP);
            case UNKNOWN -> Row.of(VAULT_DEAD, PROVE, REPLACE, ASK_WHO_ENDED_IT);
        };
    }

    private static Row unreadable(boolean cutOff) {
        return Row.of(VAULT_UNREADABLE, READ_AGAIN, cutOff ? BREAK_THE_GLASS : MEND_LOGIN);
    }
}
