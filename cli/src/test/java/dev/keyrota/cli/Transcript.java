package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A session at the command line, as a text: what is typed, what is printed, how it ends. {@code …} stands for anything within a line, and
 * alone on a line for any lines.
 *
 * <pre>
 *   world: clean            the sandbox's world; the first line
 *   fault: CALL FAULT N M   N matching calls pass, then it strikes M
 *   world! JSON             the control server changes the world so, as an outsider would
 *   edit: FROM => TO        in the configuration
 *   set: NAME=VALUE         a variable
 *   type: TEXT              there is a person, who types it
 *   given: CREDENTIAL       the shell evaluates what `keyrota env` prints, of which nothing is shown here
 *   $ keyrota …             a command; {home} and {folder} are replaced
 *   &gt; …                     a line on standard output
 *   ! …                     a line on standard error
 *   ? 0                     the exit code, after which the output is compared
 * </pre>
 */
final class Transcript {
    private static final Pattern SESSION = Pattern.compile("KEYROTA_SESSION='([^']*)'");

    private final List<String> lines;
    private final List<Shell.Result> results = new ArrayList<>();
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private String command = "";

    Transcript(Path file) throws IOException {
        lines = Files.readAllLines(file);
    }

    String world() {
        return lines.stream()
                .filter(line -> line.startsWith("world: "))
                .map(line -> line.substring(7))
                .findFirst()
                .orElseThrow();
    }

    /** Plays it. @return what was printed, for further looks at it */
    List<Shell.Result> play(Shell shell) throws IOException {
        for (String line : lines) {
            int space = line.indexOf(' ');
            String mark = space < 0 ? line : line.substring(0, space);
            String rest = space < 0 ? "" : line.substring(space + 1);
            step(shell, mark, rest);
        }
        assertThat(results).isNotEmpty();
        return results;
    }

    private void step(Shell shell, String mark, String rest) throws IOException {
        switch (mark) {
            case "world:", "#", "" -> {}
            case "fault:" -> {
                String[] words = rest.split(" ", -1);
                shell.sandbox().arm(words[0], words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            }
            case "world!" -> shell.change(rest);
            case "edit:" -> shell.edit(rest.split(" => ", -1)[0], rest.split(" => ", -1)[1]);
            case "set:" -> shell.set(rest.split("=", -1)[0], rest.split("=", -1)[1]);
            case "given:" -> give(shell, rest);
            case "type:" -> shell.type(rest + "\n");
            case "disarm" -> shell.sandbox().disarm();
            case "$" -> command = rest.replace("{folder}", shell.folder().toString());
            case ">" -> out.add(rest);
            case "!" -> err.add(rest);
            case "?" -> compare(shell, Integer.parseInt(rest));
            default -> throw new IllegalArgumentException("what is " + mark + "?");
        }
    }

    private static void give(Shell shell, String credential) {
        Shell.Result given = shell.run("env", credential);
        Matcher name = SESSION.matcher(given.out());
        assertThat(name.find()).as(given.err()).isTrue();
        shell.set("KEYROTA_SESSION", name.group(1));
    }

    private void compare(Shell shell, int exit) {
        String[] words = command.split(" ", -1);
        assertThat(words[0]).isEqualTo("keyrota");
        Shell.Result result = shell.run(java.util.Arrays.copyOfRange(words, 1, words.length));
        results.add(result);
        assertThat(result.out())
                .as("standard output of `%s`, beside %s", command, result.err())
                .matches(pattern(out));
        assertThat(result.err()).as("standard error of `%s`", command).matches(pattern(err));
        assertThat(result.exit())
                .as("exit code of `%s`, which says %s", command, result)
                .isEqualTo(exit);
        out.clear();
        err.clear();
    }

    private static Pattern pattern(List<String> expected) {
        return Pattern.compile(expected.stream().map(Transcript::pattern).collect(Collectors.joining()));
    }

    private static String pattern(String line) {
        return line.equals("…")
                ? "(?:[^\n]*\n)*?"
                : Pattern.compile("…")
                                .splitAsStream(line + " ")
                                .map(part -> Pattern.quote(part))
                                .collect(Collectors.joining("[^\n]*"))
                                .replaceAll(" \\\\E$", "\\\\E")
                        + "\n";
    }
}
