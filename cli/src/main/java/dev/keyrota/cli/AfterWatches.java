package dev.keyrota.cli;

import dev.keyrota.cli.telling.WatchReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Footprint;
import dev.keyrota.config.Places;
import dev.keyrota.engine.Ledger;
import dev.keyrota.engine.Ledger.Replacement;
import dev.keyrota.engine.Lookout;
import dev.keyrota.engine.Onlooker;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Watch;
import dev.keyrota.protocol.drift.Drift;
import dev.keyrota.protocol.watch.AfterWatch;
import dev.keyrota.protocol.watch.Lapse;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Looks at the outcome of each credential's last rotation, where a look is due, and records that it was taken. */
final class AfterWatches {
    private final Desk desk;
    private final Workbench bench;
    private final Comparisons comparisons;

    /** @param proving whether consumers may be started to prove what they get */
    AfterWatches(Desk desk, Workbench bench, boolean proving) {
        this.desk = desk;
        this.bench = bench;
        this.comparisons = new Comparisons(desk, bench, proving);
    }

    /**
     * The look at a credential's last rotation.
     *
     * @param anyway also where none is due
     */
    WatchReport of(Credential credential, boolean anyway) throws InterruptedException {
        Ledger ledger = bench.ledger();
        if (ledger.open(credential.name(), credential.env()) != null) {
            return WatchReport.open(credential.qualifiedName());
        }
        Replacement ended = ledger.replacement(credential.name(), credential.env());
        if (ended == null) {
            return WatchReport.nothing(credential.qualifiedName());
        }
        if (!ledger.isCurrent(ended)) {
            return WatchReport.superseded(
                    credential.qualifiedName(), ended.rotation().id());
        }
        Instant now = bench.time().wall();
        Set<Watch> due = ledger.due(ended, now);
        WatchReport quiet = WatchReport.quiet(
                credential.qualifiedName(), ended.rotation().id(), ended.at(), Watch.next(ended.at(), now));
        if (due.isEmpty() && !anyway) {
            return quiet;
        }
        desk.screen().step("look at what rotation " + ended.rotation().id() + " left");
        List<Lapse> lapses = lapses(credential, ended);
        boolean recorded = !due.isEmpty() && lapses.stream().noneMatch(Lapse::isUnseen);
        if (recorded) {
            bench.journal()
                    .note(
                            bench.holder(),
                            new Event.Watched(
                                    ended.rotation().id(),
                                    due,
                                    lapses.stream().map(Lapse::name).toList()));
        }
        return quiet.seen(lapses, recorded);
    }

    private List<Lapse> lapses(Credential credential, Replacement ended) throws InterruptedException {
        Drift drift = comparisons.drift(credential);
        Footprint footprint = new Places(bench.configuration()).footprint(credential);
        Question holding = new Question.Holding(footprint.vault().id());
        try (Lookout lookout = new Lookout(bench.engine(Onlooker.none()), bench.reach(credential, footprint))) {
            Reading.Held held = lookout.ask(List.of(holding)).answer(holding, Reading.Held.class);
            Reading.Listed list = null;
            if (held != null && held.value() != null) {
                Question listing = new Question.Listing(held.value());
                list = lookout.ask(List.of(listing)).answer(listing, Reading.Listed.class);
            }
            return new AfterWatch(
                            ended.rotation().id(), ended.end(), ended.rotation().old())
                    .lapses(drift, held, list);
        }
    }
}
