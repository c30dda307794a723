package dev.keyrota.rehearsal;

import java.util.List;

/**
 * One place in a run where something can go wrong.
 *
 * @param call the vendor's operation, or the fact that is written
 * @param during what the run does there: what it looks for, or its deed; empty where it is not begun
 */
record Point(Kind kind, String call, String during) {
    Point(Kind kind, String call) {
        this(kind, call, "");
    }

    enum Kind {
        READ,
        DEED,
        FACT;

        /** A plan that was shrunk may name a point that is of another kind now. */
        boolean isStruckBy(Fault fault) {
            return List.of(faults()).contains(fault);
        }

        Fault[] faults() {
            return switch (this) {
                case READ -> Fault.OF_READS;
                case DEED -> Fault.OF_DEEDS;
                case FACT -> Fault.OF_FACTS;
            };
        }
    }

    /** The moment in the run, whatever was struck before: {@code during: call}. */
    String moment() {
        return during + ": " + call;
    }
}
