package dev.keyrota.rehearsal;

/** What somebody else does just before a call of the run: a person with a browser, or the same tool on another machine. */
public enum Outside implements Strike {
    /** Writes the old key into the vault by hand, and leaves the metadata beside it. */
    RESTORES_VAULT,
    /** Makes a key by hand and writes it into the vault, under the metadata that is there. */
    WRITES_VAULT,
    /** Deletes the vault's value. */
    EMPTIES_VAULT,
    /** Writes the old key into the last store. */
    RESTORES_STORE,
    /** Makes a key by hand and writes it into the last store. */
    WRITES_STORE,
    /** Writes the old key into the second of the stores, which is not the last one where there are more than two. */
    RESTORES_SECOND,
    /** Makes a key by hand and writes it into the second of the stores. */
    WRITES_SECOND,
    /** Rolls the last store's app back to its release of before; like {@link #RESTORES_STORE} where it is no app. */
    ROLLS_BACK,
    /** A second writer, a configuration as code say, puts the old key into the last store whenever it finds another there, from now on. */
    REINSTALLS,
    /** Undoes the rotation by hand: puts the old key back into the vault and the last store, and revokes every key of this run. */
    UNDOES,
    /** Takes the old key for something else, and says so in its description. */
    RENAMES_OLD,
    /** Revokes the old key. */
    REVOKES_OLD,
    /** Revokes every key of this run. */
    REVOKES_NEW,
    /** The issuer is slow to forget: from now on it lets a key in for three minutes more after it was revoked. */
    LINGERS,
    /** The issuer mixes up its answer to the next creation: the token in it is another account's. */
    MIXES_UP,
    /** Makes a key under this month's convention and puts it nowhere. */
    CREATES_ALIKE,
    /** Puts the key that a clean-up is to end into the vault. */
    TAKES_UNUSED,
    /** Opens a shell with Keyrota, which gives it what the vault holds and knows of it from then on. */
    OPENS_SHELL,
    /** Merges what waits for approval in the vault. */
    MERGES,
    /** The machine sleeps for an hour: its clock goes on, its counter stands still. */
    SUSPENDS,
    /** The process is stopped for an hour, by a signal: its clock and its counter go on. */
    STOPS,
    /** Somebody sets the machine's clock back by two hours. */
    SETS_CLOCK_BACK,
    /** A second machine without our journal begins to rotate the same key, as far as its first announced deed. */
    RIVAL_BEGINS,
    /** It goes on until it has written the vault. */
    RIVAL_WRITES,
    /** It goes on until it ends or stops. */
    RIVAL_ENDS,
    /** The same as an emergency, which waits for less. */
    RIVAL_HASTENS;

    /** Whether it is told apart from a deed before the next call: what is done to this machine may also happen while a fact is written. */
    boolean mayStrike(Point point) {
        boolean isToTheMachine = this == SUSPENDS || this == STOPS || this == SETS_CLOCK_BACK;
        return isToTheMachine || point.kind() != Point.Kind.FACT;
    }

    /** Whether it is done to what a clean-up ends: in every other run it is nothing. */
    boolean isToTheUnused() {
        return this == TAKES_UNUSED;
    }

    /** Whether it is done to the second store: where there are only two, that is the last one. */
    boolean isToTheSecond() {
        return this == RESTORES_SECOND || this == WRITES_SECOND;
    }
}
