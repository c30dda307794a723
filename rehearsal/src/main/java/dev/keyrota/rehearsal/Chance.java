package dev.keyrota.rehearsal;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Strikes by chance, each time the same for a seed: between 2 % and 20 % of the points of a run, as the seed has it, and none after the first 200: then
 * it must come to an end. */
final class Chance implements Fate {
    private static final int MEDDLING_ONE_IN = 12;
    private static final int POINTS_MAX = 200;

    private final SplittableRandom random;
    private final double rate;
    private final List<Outside> meddling;
    private @Nullable Point stale;
    private int staleAt;

    /** @param meddling what people and rivals may do beside the faults; empty for faults alone */
    Chance(long seed, List<Outside> meddling) {
        this.random = new SplittableRandom(seed);
        this.rate = 0.02 + random.nextDouble() * 0.18;
        this.meddling = meddling;
    }

    @Override
    public @Nullable Strike at(int index, Point point) {
        if (index >= POINTS_MAX || random.nextDouble() >= rate) {
            return null;
        }
        if (!meddling.isEmpty() && random.nextInt(MEDDLING_ONE_IN) == 0) {
            Outside deed = meddling.get(random.nextInt(meddling.size()));
            return deed.mayStrike(point) ? deed : null;
        }
        Fault[] faults = point.kind().faults();
        Fault fault = faults[random.nextInt(faults.length)];
        return fault == Fault.STALE && isStaleAgain(index, point) ? null : fault;
    }

    /** Two reads of one lagging replica that agree are believed: after quiescence nothing lags any more, and before it nothing is concluded. */
    private boolean isStaleAgain(int index, Point point) {
        boolean again = point.equals(stale) && index == staleAt + 1;
        stale = point;
        staleAt = index;
        return again;
    }
}
