package dev.keyrota.engine.exploration;

import dev.keyrota.journal.Fact;
import dev.keyrota.journal.Lease;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.RunId;
import java.util.ArrayList;
import java.util.List;

/** A journal that is a list. */
final class SimulatedJournal {
    private final List<Event> events = new ArrayList<>();

    List<Event> events() {
        return List.copyOf(events);
    }

    Lease lease(long epoch) {
        return new Lease() {
            @Override
            public String account() {
                return "heroku";
            }

            @Override
            public long epoch() {
                return epoch;
            }

            @Override
            public Fact append(RunId run, Event event) {
                events.add(event);
                return new Fact(events.size(), epoch, java.time.Instant.EPOCH, run, event, "");
            }

            @Override
            public void check() {}

            @Override
            public void close() {}
        };
    }
}
