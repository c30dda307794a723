package dev.keyrota.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of a document, with the comment on the line before it that says where it was cut from:
 *
 * <pre>
 *   &lt;!-- session: NAME --&gt;    whole commands, with what they print, of cli/src/test/resources/transcripts/NAME.txt
 *   &lt;!-- cut: PATH --&gt;        lines that follow each other in that file
 * </pre>
 *
 * @param line where it begins, for people
 * @param origin the word before the colon; empty without such a comment
 */
record Snippet(String document, int line, String language, String origin, String name, List<String> lines) {
    private static final Pattern COMMENT = Pattern.compile("<!-- (session|cut): (\\S+) -->");
    private static final String FENCE = "```";

    static List<Snippet> of(TextFile document) {
        List<Snippet> snippets = new ArrayList<>();
        List<String> lines = document.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).equals(FENCE)) {
                    end++;
                }
                snippets.add(of(document.name(), lines, i, end));
                i = end;
            }
        }
        return snippets;
    }

    private static Snippet of(String document, List<String> lines, int begin, int end) {
        Matcher comment = COMMENT.matcher(begin == 0 ? "" : lines.get(begin - 1));
        boolean cut = comment.matches();
        return new Snippet(
                document,
                begin + 1,
                lines.get(begin).substring(FENCE.length()),
                cut ? comment.group(1) : "",
                cut ? comment.group(2) : "",
                lines.subList(begin + 1, Math.min(end, lines.size())));
    }

    /** What is wrong with it. */
    Optional<String> breach(House house) {
        return problem(house).map(what -> document + ":" + line + ": " + what);
    }

    private Optional<String> problem(House house) {
        return switch (origin) {
            case "session" -> session(house, "cli/src/test/resources/transcripts/" + name + ".txt");
            case "cut" ->
                text(house, name)
                        .map(text -> contains(text, lines) ? "" : "its lines are not in " + name + " any more")
                        .or(() -> Optional.of("there is no " + name))
                        .filter(what -> !what.isEmpty());
            default ->
                Stream.of("console", "yaml", "json").anyMatch(language::equals)
                        ? Optional.of("say where it is cut from: a block of " + language + " is checked")
                        : Optional.empty();
        };
    }

    private Optional<String> session(House house, String file) {
        Optional<List<String>> text = text(house, file);
        if (text.isEmpty()) {
            return Optional.of("there is no " + file);
        }
        List<String> rest = new ArrayList<>(lines);
        for (List<String> command : Session.commands(text.get())) {
            if (rest.size() >= command.size() && rest.subList(0, command.size()).equals(command)) {
                rest = rest.subList(command.size(), rest.size());
            }
        }
        return rest.isEmpty() && !lines.isEmpty()
                ? Optional.empty()
                : Optional.of("differs from " + file + " from here on: "
                        + (lines.isEmpty() ? "it is empty" : rest.getFirst()));
    }

    private static Optional<List<String>> text(House house, String file) {
        return house.texts().stream()
                .filter(text -> text.name().equals(file))
                .map(TextFile::lines)
                .findFirst();
    }

    private static boolean contains(List<String> text, List<String> part) {
        return !part.isEmpty()
                && Stream.iterate(0, at -> at + part.size() <= text.size(), at -> at + 1)
                        .anyMatch(at -> text.subList(at, at + part.size()).equals(part));
    }
}
