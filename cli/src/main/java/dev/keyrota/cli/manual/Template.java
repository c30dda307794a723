package dev.keyrota.cli.manual;

import dev.keyrota.cli.output.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step's text: a file beside this class, three comments of what it is and below them commands. {@code @name@} stands for a word, quoted
 * in commands and escaped in sentences; {@code @{name}@} for commands that we made ourselves.
 */
final class Template {
    private static final Pattern WORD = Pattern.compile("@(\\{?)([a-z-]+)(}?)@");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    /** True only in a shell that was given the first step: after a STOP a person may be in their own again. */
    private static final String PASTED = "keyrota_paper && ";

    private static final String TITLE = "# title: ";
    private static final String SEE = "# see: ";
    private static final String ELSE = "# else: ";

    private final String file;
    private final List<String> lines;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> code = new HashMap<>();

    private Template(String file) {
        this.file = file;
        this.lines = read(file);
    }

    static Template of(String name) {
        return new Template(name + ".sh");
    }

    /** What a word stands for. */
    Template with(String word, String text) {
        words.put(word, text);
        return this;
    }

    /** What commands stand for a word; empty ones leave no line behind. */
    Template code(String word, List<String> commands) {
        code.put(word, String.join("\n", commands));
        return this;
    }

    Template code(String word, String command) {
        return code(word, List.of(command));
    }

    /** A part of commands' names. */
    Template named(String word, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a place");
        }
        return code(word, name).with("place", name);
    }

    Item item(Step.Kind kind) {
        return item(kind, PASTED + "{", commands());
    }

    /** The first step, which tells the shell that it is one for the paper, with more commands than its own. */
    Item first(Step.Kind kind, List<String> commands) {
        return item(kind, "{", commands);
    }

    /** A shell reads a group to its end before it begins: nothing that is pasted is taken for the answer to a question. */
    private Item item(Step.Kind kind, String opening, List<String> commands) {
        List<String> group = new ArrayList<>(List.of(opening));
        group.addAll(commands);
        group.add("}");
        return new Item(kind, sentence(TITLE), group, sentence(SEE), sentence(ELSE));
    }

    List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith(TITLE) && !line.startsWith(SEE) && !line.startsWith(ELSE)) {
                String filled = fill(line, true);
                if (!filled.isBlank()) {
                    commands.addAll(filled.lines().toList());
                }
            }
        }
        return commands;
    }

    private String sentence(String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> fill(line.substring(mark.length()), false))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + " has no " + mark));
    }

    private String fill(String line, boolean command) {
        return WORD.matcher(line).replaceAll(found -> {
            boolean own = !found.group(1).isEmpty();
            String text = (own ? code : words).get(found.group(2));
            if (text == null) {
                throw new IllegalStateException(file + " is not told " + found.group());
            }
            return Matcher.quoteReplacement(own ? text : command ? Quote.shell(text) : Foreign.text(text));
        });
    }

    private static List<String> read(String file) {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
