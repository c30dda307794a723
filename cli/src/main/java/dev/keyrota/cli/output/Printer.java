package dev.keyrota.cli.output;

import java.io.PrintStream;
import java.util.function.UnaryOperator;

/** Standard output: the one result of a command, in the form that was asked for. */
public final class Printer {
    private final PrintStream out;
    private final Format format;
    private final UnaryOperator<String> net;

    /**
     * A printer.
     *
     * @param net takes out of a text, or of a document on one line, what nobody may see
     */
    public Printer(PrintStream out, Format format, UnaryOperator<String> net) {
        this.out = out;
        this.format = format;
        this.net = net;
    }

    /** The forms of a result. */
    public enum Format {
        TEXT,
        JSON
    }

    public boolean isJson() {
        return format == Format.JSON;
    }

    /** Prints a result. */
    public void print(Answer answer) {
        switch (format) {
            case TEXT -> answer.text().forEach(line -> out.println(Line.safe(Line.printable(net.apply(line)))));
            case JSON -> {
                if (!answer.json().isEmpty()) {
                    out.println(net.apply(JsonDocument.of(answer.json())));
                }
            }
        }
        out.flush();
    }

    /** Prints an ending without a result: for machines here, for people on the screen. */
    public void print(Trouble trouble, Screen screen) {
        screen.leave();
        for (Complaint complaint : trouble.complaints()) {
            String where = complaint.where();
            screen.fail("keyrota: " + (where == null ? "" : where + ": ") + complaint.sentence());
            if (complaint.hint() != null) {
                screen.warn("  hint: " + complaint.hint());
            }
        }
        if (isJson()) {
            out.println(net.apply(JsonDocument.of(trouble.json())));
            out.flush();
        }
    }
}
