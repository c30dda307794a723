package dev.keyrota.cli;

import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Printer;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.config.problem.Nearest;
import dev.keyrota.connectors.redaction.Redaction;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a function of its surroundings. */
public final class Program {
    /** What picocli adds where a value could not be converted, which says nothing to a user. */
    private static final Pattern JAVAS_REASON =
            Pattern.compile(" (?:to (?:interface |class )?|\\()(?:[a-z]+\\.)+[A-Z].*");

    /** Enough for every sentence of picocli's; what was written may be of any length. */
    private static final int SAID_MAX = 1_000;

    private final Surroundings surroundings;

    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command. @return the exit code, one of {@link ExitCode} */
    public int run(String... args) {
        CommandLine commands = commands();
        commands.setOut(writer(surroundings.out()));
        commands.setErr(writer(surroundings.err()));
        commands.setParameterExceptionHandler(this::misunderstood);
        return args.length == 0 ? usage(commands) : commands.execute(args);
    }

    /** All commands, ready to be parsed into. */
    CommandLine commands() {
        Keyrota options = new Keyrota();
        Desk desk = new Desk(surroundings, options);
        CommandLine commands = new CommandLine(options);
        commands.addSubcommand(new DemoCommand(desk));
        commands.addSubcommand(new InitCommand(desk));
        commands.addSubcommand(new DoctorCommand(desk));
        commands.addSubcommand(new StatusCommand(desk));
        commands.addSubcommand(new DriftCommand(desk));
        commands.addSubcommand(new WatchCommand(desk));
        commands.addSubcommand(new RecoverCommand(desk));
        commands.addSubcommand(new AckCommand(desk));
        commands.addSubcommand(new InventoryCommand(desk));
        commands.addSubcommand(new CleanUpCommand(desk));
        commands.addSubcommand(new PlanCommand(desk));
        commands.addSubcommand(new RehearseCommand(desk));
        commands.addSubcommand(new RotateCommand(desk));
        commands.addSubcommand(new ResumeCommand(desk));
        commands.addSubcommand(new AbortCommand(desk));
        commands.addSubcommand(new RevokeCommand(desk));
        commands.addSubcommand(new AdoptCommand(desk));
        commands.addSubcommand(new ManualCommand(desk));
        commands.addSubcommand(new EnvCommand(desk));
        commands.addSubcommand(new CommandLine(new RunCommand(desk)).setStopAtPositional(true));
        commands.addSubcommand(session(desk));
        commands.addSubcommand(new RedactCommand(desk));
        commands.addSubcommand(audit(desk));
        commands.addSubcommand(new SandboxCommand(desk));
        commands.addSubcommand(new CompletionCommand(desk));
        commands.addSubcommand(new VersionCommand(desk));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExpandAtFiles(false);
        commands.getSubcommands().values().forEach(Program::layOut);
        return commands;
    }

    /** A command's own options come first, then those that all commands have. */
    private static void layOut(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .autoWidth(true)
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        command.getSubcommands().values().forEach(Program::layOut);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static CommandLine audit(Desk desk) {
        CommandLine audit = new CommandLine(new AuditCommand());
        audit.addSubcommand(new AuditShowCommand(desk));
        audit.addSubcommand(new AuditVerifyCommand(desk));
        audit.addSubcommand(new AuditCheckpointCommand(desk));
        audit.addSubcommand(new AuditKeyCommand(desk));
        audit.addSubcommand(new AuditExportCommand(desk));
        return audit;
    }

    private static CommandLine session(Desk desk) {
        CommandLine session = new CommandLine(new SessionCommand());
        session.addSubcommand(new SessionCheckCommand(desk));
        session.addSubcommand(new SessionListCommand(desk));
        session.addSubcommand(new SessionEndCommand(desk));
        return session;
    }

    private int usage(CommandLine commands) {
        commands.usage(surroundings.err());
        return ExitCode.USAGE.code();
    }

    private int misunderstood(ParameterException wrong, String... args) {
        String said = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        String ours = JAVAS_REASON.matcher(said).replaceFirst("");
        Trouble trouble =
                Trouble.usage(ours.length() > SAID_MAX ? ours.substring(0, SAID_MAX) + "…" : ours, hint(wrong));
        List<String> words = Arrays.asList(args);
        boolean json = words.contains("-ojson")
                || words.contains("--output=json")
                || words.contains("-o=json")
                || String.join(" ", words).matches(".*(^| )(-o|--output) json( .*|$)");
        Screen.Manner plain = new Screen.Manner(false, false, false, false);
        // Nothing is in custody yet, but what looks like a token is not repeated from the command line.
        Redaction forms = new Redaction(List::of);
        try (Screen screen = new Screen(surroundings.err(), plain, surroundings.time(), forms::redact)) {
            new Printer(surroundings.out(), json ? Printer.Format.JSON : Printer.Format.TEXT, forms::redact)
                    .print(trouble, screen);
        }
        return trouble.exit().code();
    }

    /** The nearest right word, where a word is not known. */
    private static String hint(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "see " + help;
        }
        String written = unmatched.getUnmatched().getFirst();
        List<String> known = new ArrayList<>();
        if (written.startsWith("-")) {
            command.getCommandSpec().options().forEach(option -> known.addAll(Arrays.asList(option.names())));
        } else {
            known.addAll(command.getSubcommands().keySet());
        }
        String bare = written.contains("=") ? written.substring(0, written.indexOf('=')) : written;
        return Nearest.of(bare, known)
                .map(word -> "did you mean `" + word + "`? see " + help)
                .orElse("see " + help);
    }
}
