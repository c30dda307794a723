package dev.keyrota.cli;

import dev.keyrota.connectors.redaction.Redaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lets text through line by line, each at once. A private key, which stands on many lines, is one mark. */
final class TextFilter {
    private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----");
    private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z ]{0,20}PRIVATE KEY-----");

    private final BufferedReader in;
    private final PrintStream out;
    private final UnaryOperator<String> net;

    /** @param net takes out of a line what nobody may see */
    TextFilter(BufferedReader in, PrintStream out, UnaryOperator<String> net) {
        this.in = in;
        this.out = out;
        this.net = net;
    }

    /**
     * Until the end of the input.
     *
     * @return whether it ended outside of a private key
     * @throws IOException if it cannot be read, or what was let through cannot be written
     */
    boolean run() throws IOException {
        boolean inKey = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int begins = last(KEY_BEGINS, line);
            int ends = last(KEY_ENDS, line);
            if (inKey) {
                inKey = ends < 0 || begins > ends;
            } else if (begins > ends) {
                inKey = true;
                println(net.apply(KEY_BEGINS.split(line, 2)[0]) + Redaction.MARK);
            } else {
                println(net.apply(line));
            }
        }
        return !inKey;
    }

    /** Where it is found last in a line; -1 where it is not. */
    private static int last(Pattern mark, String line) {
        return mark.matcher(line).results().mapToInt(MatchResult::start).max().orElse(-1);
    }

    private void println(String line) throws IOException {
        out.println(line);
        if (out.checkError()) {
            throw new IOException(
                    "what was let through could not be written: the output is closed, or its disk is full");
        }
    }
}
