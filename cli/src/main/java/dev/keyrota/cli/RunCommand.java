package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.sessions.Attendance;
import dev.keyrota.cli.sessions.GivenKey;
import dev.keyrota.cli.sessions.GivenKeys;
import dev.keyrota.cli.sessions.Registry;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command that has the vault's keys in its environment. */
@Command(
        name = "run",
        description = {
            "Runs a command with the credentials in its environment and on no argument list, and puts it on record: no rotation ends"
                    + " a key under it, except in an emergency. What Keyrota itself logs in with, it does not get.",
            "With --watch it is begun anew when a rotation has replaced a key, so that the rotation need not wait for its end.",
            "Ends with the command's exit code; where it cannot be begun, with Keyrota's own."
        },
        footer = {
            "",
            "Example: keyrota run -- make deploy",
            "         keyrota run --credential heroku-platform --as HEROKU_API_KEY -- heroku releases",
            "         keyrota run --watch -- ./worker",
            "         keyrota run --retry-on 41 -- ./deploy.sh"
        })
final class RunCommand extends Verb {
    private static final Pattern SIGNAL = Pattern.compile("[A-Z][A-Z0-9]{1,11}");
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments, behind `--`.")
    private List<String> command = new ArrayList<>();

    @Option(
            names = "--credential",
            paramLabel = "NAME",
            description = "A credential that it is given; may be said again. All of them if left out.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private final Giving giving = new Giving();

    @Option(names = "--watch", description = "Begin the command anew when the vault holds another key.")
    private boolean watch;

    @Option(
            names = "--signal",
            paramLabel = "NAME",
            description =
                    "With --watch: ask it to end by this signal, HUP for example, and give it all the time it needs;"
                            + " else it is ended by TERM and has 10 s.")
    private @Nullable String signal;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = SpanOption.class,
            description = "With --watch: how often the vault is read; 15s if left out.")
    private Duration every = Duration.ofSeconds(15);

    @Option(
            names = "--retry-on",
            paramLabel = "CODE",
            description = "The exit code by which the command says that a key was refused: it is begun once more where"
                    + " the vault holds another one by then.")
    private @Nullable Integer retryOn;

    private OptionalInt ended = OptionalInt.empty();

    RunCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        if (desk.printer().isJson()) {
            throw Trouble.usage("what the command prints is no document of ours", "leave out -o json");
        }
        Configuration configuration = desk.configuration();
        List<Credential> credentials = Giving.credentials(configuration, names);
        Attendance.Manner manner = manner(configuration.loginVariables());
        try (Workbench bench = desk.workbench(configuration)) {
            Registry registry = giving.registry(bench);
            GivenKeys keys = new GivenKeys(registry, desk.surroundings().chance(), "run");
            List<GivenKey> given = keys.of(credentials, giving.variable());
            bench.checkpoint(desk.screen());
            ended = OptionalInt.of(new Attendance(registry, desk.screen(), manner, given).attend());
        }
        return new Answer(ExitCode.DONE, Map.of(), List.of());
    }

    @Override
    int code(ExitCode exit) {
        return ended.orElse(exit.code());
    }

    private Attendance.Manner manner(Set<String> logins) {
        if (signal != null && (!watch || !SIGNAL.matcher(signal).matches())) {
            throw Trouble.usage(
                    "--signal names a signal, without SIG, and goes with --watch; nothing was contacted",
                    "for example --watch --signal HUP");
        }
        if (every.compareTo(Duration.ofMillis(100)) < 0 || every.compareTo(Duration.ofHours(1)) > 0) {
            throw Trouble.usage("--every is from 100ms to 1h; nothing was contacted", "for example --every 15s");
        }
        if (watch && desk.isInActions()) {
            throw Trouble.usage(
                    "the runner of GitHub Actions is told of a new key on the stream that the command writes, and may not see that among"
                            + " its words; nothing was contacted",
                    "leave out --watch");
        }
        if (retryOn != null && (retryOn < 1 || retryOn > 255)) {
            throw Trouble.usage(
                    "--retry-on is an exit code from 1 to 255; nothing was contacted", "for example --retry-on 41");
        }
        return new Attendance.Manner(command, logins, watch, signal, every, GRACE, retryOn);
    }
}
