package dev.keyrota.rehearsal;

import java.util.List;

/** One place in a run where something can go wrong. */
record Point(Kind kind, String call) {
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
}
