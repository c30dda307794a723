package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Printer;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.telling.RunReport;
import dev.keyrota.cli.workbench.Custody;
import dev.keyrota.cli.workbench.Home;
import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.ConfigurationReader;
import dev.keyrota.connectors.redaction.WorkflowMask;
import dev.keyrota.engine.Ledger;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.SqliteJournal;
import dev.keyrota.journal.log.AuditLog;
import dev.keyrota.journal.log.CheckpointSigner;
import dev.keyrota.protocol.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a command works: the process around it, what every command was told, and the two streams it speaks on. */
final class Desk {
    private final Surroundings surroundings;
    private final Keyrota options;
    private @Nullable Screen screen;
    private @Nullable Custody custody;
    private boolean unmasked;
    private @Nullable Workbench bench;
    private Duration began = Duration.ZERO;

    Desk(Surroundings surroundings, Keyrota options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Where the journal was said to be; null where nothing was said on the command line. */
    @Nullable
    Path home() {
        return options.home;
    }

    /** Standard error. The same at each call. */
    Screen screen() {
        if (screen == null) {
            screen = new Screen(surroundings.err(), manner(), surroundings.time(), this::redacted);
        }
        return screen;
    }

    private Screen.Manner manner() {
        boolean plain = surroundings.variable("TERM").equals("dumb") || isInActions();
        boolean live = surroundings.terminals().err() && !plain;
        boolean colour =
                live && !options.noColor && surroundings.variable("NO_COLOR").isEmpty();
        return new Screen.Manner(live, colour, options.quiet, options.verbose);
    }

    /** Whether this is a job of GitHub Actions. */
    boolean isInActions() {
        return surroundings.variable("GITHUB_ACTIONS").equals("true");
    }

    /** Standard output. */
    Printer printer() {
        return new Printer(surroundings.out(), options.output, this::redacted);
    }

    /** The configuration that the options, or the environment, name. */
    Configuration configuration() throws ConfigurationException {
        return ConfigurationReader.read(configurationFile());
    }

    /** Where the configuration is, or would be. */
    Path configurationFile() {
        String named = surroundings.variable("KEYROTA_CONFIG");
        return Objects.requireNonNullElseGet(options.config, () -> Path.of(named.isEmpty() ? "keyrota.yaml" : named));
    }

    /** A workbench for one command, which closes it. */
    Workbench workbench(Configuration configuration) {
        Home home = Home.of(configuration, options.home, surroundings);
        began = surroundings.time().elapsed();
        bench = new Workbench(surroundings, configuration, home, custody(), screen());
        return bench;
    }

    /** What there is to say of the run that an interruption left open; null where there is none. */
    @Nullable
    Answer interrupted() {
        Workbench used = bench;
        Ledger.Rotation left = used == null ? null : used.left();
        if (used == null || left == null) {
            return null;
        }
        Duration elapsed = surroundings.time().elapsed().minus(began).truncatedTo(ChronoUnit.MILLIS);
        return RunReport.interrupted(left, keyrota(), used.calls(), elapsed);
    }

    /** For a filter, whose standard error may be the very log that it keeps clean: the runner is told of no secret. */
    void withoutMasks() {
        unmasked = true;
    }

    /** In GitHub Actions each secret is masked before its first use; the runner takes commands from both streams. */
    private Custody custody() {
        if (custody == null) {
            custody = new Custody(isInActions() && !unmasked ? new WorkflowMask(surroundings.err()) : _ -> {});
        }
        return custody;
    }

    /** A net under everything that is said: no secret of ours, and nothing that looks like anybody's. */
    String redacted(String text) {
        return custody().redact(text);
    }

    /** Where the journal is: what the command line or the environment says, else what the configuration says. */
    Path journalFolder() throws ConfigurationException {
        Path said = options.home;
        return said != null
                ? said.toAbsolutePath()
                : Home.of(configuration(), null, surroundings).journal();
    }

    /** The journal in a folder, to be read; empty where there is none, and none is made. */
    Optional<Journal> existingJournal(Path folder) {
        return Home.isJournal(folder)
                ? Optional.of(SqliteJournal.open(folder, surroundings.time()::wall))
                : Optional.empty();
    }

    /** Who signs the checkpoints of the journal in a folder. */
    CheckpointSigner signer(Path journal) {
        return new CheckpointSigner(Home.signing(journal, isSandbox(), surroundings));
    }

    private boolean isSandbox() {
        try {
            return configuration().sandbox();
        } catch (ConfigurationException _) {
            // A journal that --home names can be looked at without any configuration.
            return false;
        }
    }

    /** The log of the journal in a folder, whole; empty where there is none. */
    AuditLog log(Path folder) {
        try (Journal journal = existingJournal(folder).orElse(null)) {
            return AuditLog.of(journal == null ? List.of() : journal.facts());
        }
    }

    /** The rotation that a person named. */
    RunId rotation(String text, Ledger ledger) {
        return ledger.rotations().stream()
                .map(Ledger.Rotation::id)
                .filter(id -> id.value().equals(text))
                .findFirst()
                .orElseThrow(() -> Trouble.usage(
                        "this journal knows no rotation `" + Foreign.text(text) + "`; nothing was contacted",
                        keyrota() + " status shows the open ones"));
    }

    /** How a further command about this configuration begins. */
    String keyrota() {
        return options.config == null ? "keyrota" : "keyrota --config " + options.config;
    }

    /** Whether there is somebody to ask. */
    boolean canAsk() {
        return surroundings.terminals().in();
    }

    /**
     * Asks a person.
     *
     * @return what they wrote, without blanks around it; empty at the end of the input
     */
    String ask(String question) {
        screen().ask(question);
        try {
            String answer = surroundings.in().readLine();
            return answer == null ? "" : answer.strip();
        } catch (IOException _) {
            throw Trouble.failed("no_answer", "standard input cannot be read, and nothing was changed", null);
        }
    }
}
