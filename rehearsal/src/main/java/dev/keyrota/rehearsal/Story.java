package dev.keyrota.rehearsal;

import dev.keyrota.journal.Fact;
import dev.keyrota.protocol.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells what happens in one scenario, step by step. */
final class Story {
    private final Take take;
    private final Instant began;
    private final List<Beat> beats = new ArrayList<>();
    private int facts;
    private int struck;
    private int halts;

    Story(Take take) {
        this.take = take;
        this.began = now();
    }

    private Instant now() {
        return take.scenario().world().clock().instant();
    }

    private Duration at() {
        return Duration.between(began, now());
    }

    /** Plays it. */
    List<Beat> told() {
        boolean more = true;
        while (more) {
            Effect next = take.next();
            beats.add(next == null ? new Beat.Started(at()) : new Beat.Step(at(), next));
            more = take.step();
            List<Beat> news = recorded();
            // Between the announcement of a deed and what is known of it; of the time within a step only its facts
            // tell.
            news.addAll(
                    Math.max(0, news.size() - 1),
                    strikes(news.isEmpty() ? at() : news.getLast().at()));
            beats.addAll(news);
            halted();
        }
        take.end("", null).broken().forEach(what -> beats.add(new Beat.Broke(at(), what)));
        return List.copyOf(beats);
    }

    private List<Beat> strikes(Duration at) {
        List<Map.Entry<Integer, Strike>> all =
                List.copyOf(take.scenario().struck().strikes().entrySet());
        List<Beat> news = new ArrayList<>();
        for (Map.Entry<Integer, Strike> each : all.subList(struck, all.size())) {
            if (each.getValue() instanceof Fault fault) {
                String call = take.scenario().points().get(each.getKey()).call();
                news.add(new Beat.Struck(at, call, fault));
            }
        }
        struck = all.size();
        return news;
    }

    private List<Beat> recorded() {
        List<Fact> all = take.scenario().machine().facts();
        List<Beat> news = new ArrayList<>();
        all.subList(facts, all.size())
                .forEach(fact -> news.add(new Beat.Recorded(Duration.between(began, fact.at()), fact.event())));
        facts = all.size();
        return news;
    }

    private void halted() {
        Halt halt = take.lastHalt();
        if (take.halts() > halts && halt != null) {
            halts = take.halts();
            // What a step does last is to let the person come, who takes their time.
            Instant left = take.scenario().machine().facts().getLast().at();
            beats.add(new Beat.Halted(halt instanceof Halt.Died ? at() : Duration.between(began, left), halt));
        }
    }
}
