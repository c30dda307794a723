package dev.keyrota.tidy;

import java.util.ArrayList;
import java.util.List;

/** A transcript of the command line, as a reader sees it on a terminal. */
final class Session {
    private Session() {}

    /** Each command with the lines it prints on either stream, and its exit code where that is not 0. */
    static List<List<String>> commands(List<String> transcript) {
        List<List<String>> commands = new ArrayList<>();
        for (String line : transcript) {
            String rest = line.length() < 2 ? "" : line.substring(2);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '$' -> commands.add(new ArrayList<>(List.of("$ " + rest)));
                case '>', '!' -> commands.getLast().add(rest);
                case '?' -> {
                    if (!rest.equals("0")) {
                        commands.getLast().add("[exit " + rest + "]");
                    }
                }
                default -> {}
            }
        }
        return commands;
    }
}
