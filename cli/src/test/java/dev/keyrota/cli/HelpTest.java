package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keyrota.cli.workbench.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What each command says of itself, and what shells complete of it. */
class HelpTest {
    @TempDir
    private Path folder;

    /** Every command, with the words that lead to it. */
    static Stream<CommandLine> commands() {
        return under(new Program(surroundings(System.out)).commands());
    }

    private static Stream<CommandLine> under(CommandLine command) {
        return command.getSubcommands().values().stream().flatMap(each -> Stream.concat(Stream.of(each), under(each)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_has_an_example_that_parses_and_words_for_each_option(CommandLine command) {
        List<String> examples = Stream.of(
                        command.getCommandSpec().usageMessage().footer())
                .map(line -> line.replaceFirst("^(Example:)? +", ""))
                .filter(line -> line.startsWith("keyrota "))
                .map(line -> line.replaceFirst("( {3,}| [<>] ).*", ""))
                .toList();

        assertThat(examples).anyMatch(line -> line.contains(" " + command.getCommandName()));
        for (String example : examples) {
            String[] words = Arrays.stream(example.split(" ", -1)).skip(1).toArray(String[]::new);
            CommandLine fresh = new Program(surroundings(System.out)).commands();
            assertThatCode(() -> fresh.parseArgs(words)).as(example).doesNotThrowAnyException();
        }
        command.getCommandSpec()
                .args()
                .forEach(each ->
                        assertThat(each.description()).as(each.paramLabel()).isNotEmpty());
    }

    @Test
    void the_first_steps_and_exit_codes_fit_a_terminal() {
        String[] footer = new Program(surroundings(System.out))
                .commands()
                .getCommandSpec()
                .usageMessage()
                .footer();

        assertThat(footer).allMatch(line -> line.length() < 80);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_commands_own_options_come_before_those_of_all(CommandLine command) {
        String options = command.getUsageMessage().split("Options:\n", 2)[1];
        int common = options.indexOf("--config=FILE");

        assertThat(common).isNotNegative();
        command.getCommandSpec().options().stream()
                .filter(option -> !option.inherited())
                .forEach(option -> assertThat(options.indexOf(option.longestName()))
                        .as(option.longestName())
                        .isBetween(0, common));
    }

    @Test
    void fish_is_told_every_option_and_every_word() {
        String script = completion("fish");

        commands()
                .forEach(command -> command.getCommandSpec().options().forEach(option -> {
                    String name = option.longestName().substring(2);
                    String seen = "__fish_seen_subcommand_from " + command.getCommandName() + "'";
                    assertThat(script.lines())
                            .as(name)
                            .anyMatch(line -> line.contains(seen) && line.contains(" -l " + name + " "));
                }));
        assertThat(script).contains("-s o -l output -x -a 'text json'", "-a 'bash zsh fish'", "-a 'now after-stores'");
    }

    @ParameterizedTest
    @CsvSource({
        "keyrota ro, rotate",
        "keyrota rotate --emerg, --emergency",
        "keyrota rotate --reason comp, compromise",
        "keyrota status -o j, json",
        "keyrota audit ver, verify",
        "keyrota completion z, zsh"
    })
    void bash_completes(String typed, String completed) throws Exception {
        Path script = Files.writeString(folder.resolve("completion.bash"), completion("bash"));
        String[] words = typed.split(" ", -1);
        String ask = "source " + script + "; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE='" + typed + "'; COMP_POINT=" + typed.length()
                + "; _complete_keyrota; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "--norc", "-c", ask)
                .redirectErrorStream(true)
                .start();
        String replies = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(replies.lines().map(String::strip)).as(replies).contains(completed);
    }

    @Test
    void says_of_a_value_what_is_wrong_and_not_what_Java_says() {
        Shell.Result told =
                Shell.offline(folder, folder, List.of("audit", "verify", "--checkpoint", "a\u001b[2J\u0000"));

        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err())
                .contains("--checkpoint", "cannot convert")
                .doesNotContain("java.", "Exception", "\u001b", "\u0000");
    }

    /** Zsh reads bash's script by its own means, which the script switches on. */
    @Test
    void zsh_is_given_bashs_script() {
        assertThat(completion("zsh")).isEqualTo(completion("bash")).contains("bashcompinit");
    }

    private static String completion(String shell) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                new Program(surroundings(new PrintStream(out, true, StandardCharsets.UTF_8))).run("completion", shell);
        assertThat(exit).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Surroundings surroundings(PrintStream out) {
        return new Surroundings(
                new BufferedReader(Reader.nullReader()),
                () -> new char[0],
                out,
                System.err,
                Surroundings.Terminals.NONE,
                Map.of(),
                "ada",
                "workstation",
                4711,
                Path.of("."),
                new HastyTime(),
                new Random(1));
    }
}
