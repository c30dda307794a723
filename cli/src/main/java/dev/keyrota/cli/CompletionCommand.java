package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Completion for shells. */
@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in a shell.",
        footer = {
            "",
            "Example: source <(keyrota completion bash)    in ~/.bashrc",
            "         source <(keyrota completion zsh)     in ~/.zshrc",
            "         keyrota completion fish > ~/.config/fish/completions/keyrota.fish"
        })
final class CompletionCommand extends Verb {
    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell = Shell.BASH;

    private static final Pattern CONSTANTS = Pattern.compile("(?<=_(option|pos_param)_args=)\\([^)\\n]*\\)");

    @Spec
    private CommandSpec spec;

    CompletionCommand(Desk desk) {
        super(desk);
    }

    /** The shells. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    Answer answer() {
        CommandLine root = spec.root().commandLine();
        String script = switch (shell) {
            case BASH, ZSH -> inLowerCase(AutoComplete.bash("keyrota", root));
            case FISH -> FishCompletion.of(root.getCommandSpec());
        };
        return new Answer(
                ExitCode.DONE,
                JsonDocument.object("shell", shell.toString(), "script", script),
                script.lines().toList());
    }

    /** Picocli completes constants as Java spells them; all of ours are words in lower case. */
    private static String inLowerCase(String script) {
        return CONSTANTS.matcher(script).replaceAll(line -> line.group().toLowerCase(Locale.ROOT));
    }
}
