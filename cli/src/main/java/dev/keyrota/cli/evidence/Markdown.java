package dev.keyrota.cli.evidence;

import dev.keyrota.cli.output.Foreign;
import java.util.regex.Pattern;

/** Text that somebody else wrote, as a Markdown page may show it: on one line, and with no mark, link or tag of its own. */
final class Markdown {
    /** Of ASCII's punctuation, all but what means nothing inside a line. A colon or a dot would be enough for a link. */
    private static final Pattern MEANS_SOMETHING = Pattern.compile("[!\"#$%&'()*+./:;<=>?@\\[\\\\\\]^_`{|}~]");

    private Markdown() {}

    static String text(String foreign) {
        return MEANS_SOMETHING.matcher(Foreign.whole(foreign)).replaceAll("\\\\$0");
    }

    /** A row of a table, its cells as they are. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
