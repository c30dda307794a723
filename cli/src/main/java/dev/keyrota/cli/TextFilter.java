package dev.keyrota.cli;

import dev.keyrota.connectors.redaction.Redaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.UnaryOperator;
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
     * @throws IOException if it cannot be read
     */
    void run() throws IOException {
        boolean inKey = false;
        for (String line = in.readLine(); line != null && !out.checkError(); line = in.readLine()) {
            boolean ends = KEY_ENDS.matcher(line).find();
            if (inKey) {
                inKey = !ends;
            } else if (KEY_BEGINS.matcher(line).find() && !ends) {
                inKey = true;
                println(KEY_BEGINS.split(line, 2)[0] + Redaction.MARK);
            } else {
                println(line);
            }
        }
        out.flush();
    }

    private void println(String line) {
        out.println(net.apply(line));
        out.flush();
    }
}
