package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.telling.InventoryReport;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Shape;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.inventory.Entry;
import dev.keyrota.protocol.inventory.Entry.Recommendation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends authorizations that nobody uses. */
@Command(
        name = "cleanup",
        description = {
            "Ends authorizations of an account that nobody uses, one after the other: each after every store, session and app that is"
                    + " known was seen not to hold it, within the minute before, and is then seen dead.",
            "Refuses what somebody uses, what is protected, what the configuration's credentials are made of, and what could not be"
                    + " settled. At a terminal the beginning of the id is typed; elsewhere two people must be named.",
            "Without --id it shows what could be ended."
        },
        footer = {
            "",
            "Example: keyrota cleanup heroku",
            "         keyrota cleanup heroku --id f44d9427-c29e-4024-9313-35d493624ea4",
            "         keyrota cleanup heroku --id f44d9427-c29e-4024-9313-35d493624ea4 --authorized-by ada --authorized-by grace"
        })
final class CleanUpCommand extends Verb {
    /** So many characters of an id a person types. */
    private static final int TYPED = 8;

    @Parameters(paramLabel = "ACCOUNT", description = "Its name in the configuration.")
    private String account = "";

    @Option(
            names = "--id",
            paramLabel = "UUID",
            description = "An authorization that is to be ended; more than one may be named.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--authorized-by",
            paramLabel = "NAME",
            description = "Who allowed it: two different people, where nobody is at a terminal.")
    private List<String> authorizedBy = new ArrayList<>();

    @Option(names = "--dry-run", description = "Show what would be ended, and do nothing.")
    private boolean dry;

    CleanUpCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        Set<AuthorizationId> named = named();
        boolean ends = !named.isEmpty() && !dry;
        Set<String> people = people();
        if (ends && !desk.canAsk() && people.size() < 2) {
            throw Trouble.usage(
                    "nobody is at a terminal, and a clean-up needs two people then; nothing was contacted",
                    "name two different ones: --authorized-by NAME --authorized-by NAME");
        }
        Configuration configuration = desk.configuration();
        List<Credential> credentials = Accounts.of(configuration).credentials(account);
        try (Workbench bench = desk.workbench(configuration);
                Runs runs = new Runs(desk, bench)) {
            Inventories inventories = new Inventories(desk, bench, true);
            desk.screen().step("compare every place of account " + account);
            Inventories.Taken taken = inventories.of(account, credentials);
            desk.screen().done();
            List<Entry> meant = meant(taken.report(), named);
            return ends ? end(meant, taken, inventories, runs) : shown(taken.report(), meant);
        }
    }

    /** Who was named, each once: two spellings of one name are one person. */
    private Set<String> people() {
        Set<String> people = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        authorizedBy.forEach(name -> people.add(Shape.PERSON.check(name.strip())));
        return people;
    }

    private Set<AuthorizationId> named() {
        Set<AuthorizationId> named = new LinkedHashSet<>();
        for (String id : ids) {
            try {
                named.add(new AuthorizationId(id));
            } catch (IllegalArgumentException _) {
                throw Trouble.usage(
                        "`" + Foreign.text(id) + "` is no id of an authorization; nothing was contacted",
                        desk.keyrota() + " inventory " + account + " shows the ids whole");
            }
        }
        return named;
    }

    /** All that may be ended, or those that were named, of which each must be among them. */
    private List<Entry> meant(InventoryReport report, Set<AuthorizationId> named) {
        List<Entry> endable = report.entries().stream()
                .filter(entry -> entry.recommended() == Recommendation.CLEAN_UP)
                .toList();
        if (named.isEmpty()) {
            return endable;
        }
        List<Entry> meant = new ArrayList<>();
        for (AuthorizationId id : named) {
            Entry entry = report.entries().stream()
                    .filter(each -> each.authorization().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> refused(id + " is not listed by the issuer"));
            if (!endable.contains(entry)) {
                throw refused(id + " " + report.reason(entry));
            }
            meant.add(entry);
        }
        return meant;
    }

    private Trouble refused(String sentence) {
        return Trouble.of(
                ExitCode.STOPPED,
                "not_unused",
                sentence + "; nothing was changed, and nobody was told, since no alert channel is configured",
                desk.keyrota() + " inventory " + account);
    }

    private Answer shown(InventoryReport report, List<Entry> meant) {
        List<String> lines = new ArrayList<>(report.text(meant));
        lines.add(
                meant.isEmpty()
                        ? "nothing could be ended: of everything else somebody uses it, protects it, or nobody can tell"
                        : "nothing was changed; next: " + desk.keyrota() + " cleanup " + account + " --id "
                                + meant.getFirst().authorization().id());
        return new Answer(ExitCode.DONE, report.json(meant), lines);
    }

    private Answer end(List<Entry> meant, Inventories.Taken taken, Inventories inventories, Runs runs)
            throws Exception {
        // Everything is agreed to before anything is ended: whoever declines the last has ended none.
        Map<Entry, List<String>> agreed = new LinkedHashMap<>();
        meant.forEach(entry -> agreed.put(entry, agreed(entry, taken.report())));
        List<Answer> answers = new ArrayList<>();
        for (Map.Entry<Entry, List<String>> each : agreed.entrySet()) {
            Charter charter = inventories.charter(taken, each.getKey(), each.getValue());
            Answer answer = runs.agreed(charter);
            answers.add(answer);
            if (answer.exit() != ExitCode.DONE) {
                break;
            }
        }
        return joined(answers);
    }

    /** Who allows it: whoever types the beginning of its id, and those that were named. */
    private List<String> agreed(Entry entry, InventoryReport report) {
        Set<String> by = new LinkedHashSet<>(people());
        if (!desk.canAsk()) {
            return List.copyOf(by);
        }
        String beginning = entry.authorization().id().value().substring(0, TYPED);
        report.text(List.of(entry)).forEach(desk.screen()::say);
        String typed = desk.ask("this cannot be undone. Type the first " + TYPED + " characters of its id to end it:");
        if (!typed.equals(beginning)) {
            throw Trouble.failed("declined", "that is not how its id begins; nothing was ended", null);
        }
        by.add(desk.surroundings().user());
        return List.copyOf(by);
    }

    private static Answer joined(List<Answer> answers) {
        Answer last = answers.getLast();
        Map<String, @Nullable Object> json = answers.size() == 1
                ? new LinkedHashMap<>(last.json())
                : JsonDocument.object(
                        "cleaned", answers.stream().map(Answer::json).toList());
        return new Answer(
                last.exit(),
                json,
                answers.stream().flatMap(answer -> answer.text().stream()).toList());
    }
}
