package dev.keyrota.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A script for the fish shell: one line a command and one an option (fishshell.com/docs/current/cmds/complete.html, read 2026-11-22). */
final class FishCompletion {
    private final List<String> lines = new ArrayList<>();

    private FishCompletion() {}

    static String of(CommandSpec root) {
        FishCompletion script = new FishCompletion();
        script.lines.add("complete -c keyrota -f");
        root.options().forEach(option -> script.option(option, "__fish_use_subcommand"));
        script.commands(root, "__fish_use_subcommand");
        return String.join("\n", script.lines) + "\n";
    }

    private void commands(CommandSpec parent, String where) {
        for (CommandLine command : parent.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            String seen = "__fish_seen_subcommand_from " + spec.name();
            lines.add("complete -c keyrota -n " + quoted(where) + " -a " + spec.name() + " -d "
                    + first(spec.usageMessage().description()));
            spec.options().forEach(option -> option(option, seen));
            spec.positionalParameters().stream()
                    .map(ArgSpec::completionCandidates)
                    .filter(Objects::nonNull)
                    .forEach(words -> lines.add("complete -c keyrota -n " + quoted(seen) + " -a " + words(words)));
            commands(spec, seen);
        }
    }

    private void option(OptionSpec option, String where) {
        StringBuilder line = new StringBuilder("complete -c keyrota -n " + quoted(where));
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().min() > 0) {
            line.append(
                    option.paramLabel().contains("FILE") || option.paramLabel().contains("DIR") ? " -r -F" : " -x");
        }
        if (option.completionCandidates() != null) {
            line.append(" -a ").append(words(option.completionCandidates()));
        }
        lines.add(line + " -d " + first(option.description()));
    }

    /** Constants are words in lower case. */
    private static String words(Iterable<String> candidates) {
        return quoted(String.join(" ", candidates).toLowerCase(Locale.ROOT));
    }

    private static String first(String... description) {
        return quoted(description.length == 0 ? "" : description[0]);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
