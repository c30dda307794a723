package dev.keyrota.rehearsal;

/** One place in a run where something can go wrong. */
record Point(Kind kind, String call) {
    enum Kind {
        READ,
        DEED,
        FACT;

        Fault[] faults() {
            return switch (this) {
                case READ -> Fault.OF_READS;
                case DEED -> Fault.OF_DEEDS;
                case FACT -> Fault.OF_FACTS;
            };
        }
    }
}
