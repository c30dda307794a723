package dev.keyrota.cli;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes a secret from a person: at a terminal without showing it, else the first line of standard input. No option carries one, since
 * every process of the machine may read the arguments of another.
 */
final class SecretEntry {
    private final Desk desk;

    SecretEntry(Desk desk) {
        this.desk = desk;
    }

    /**
     * The secret, without blanks around it; empty where the person gave none.
     *
     * @param prompt said at a terminal only
     */
    Optional<Secret> ask(String prompt) {
        if (!desk.canAsk()) {
            return secret(line());
        }
        desk.screen().ask(prompt);
        Optional<Secret> entered = secret(desk.surroundings().hidden().get());
        desk.screen().say("");
        return entered;
    }

    /** The line, read without ever becoming a text, which nobody could wipe. */
    private char[] line() {
        char[] line = new char[Secret.LENGTH_MAX + 2];
        int length = 0;
        try {
            Reader in = desk.surroundings().in();
            for (int c = in.read(); c >= 0 && c != '\n' && length < line.length; c = in.read()) {
                line[length++] = (char) c;
            }
        } catch (IOException _) {
            throw Trouble.failed("no_answer", "standard input cannot be read, and nothing was changed", null);
        }
        // A line that goes on is too long, and its beginning is another secret.
        char[] read = Arrays.copyOf(line, length < line.length ? length : 0);
        Arrays.fill(line, '\0');
        return read;
    }

    private static Optional<Secret> secret(char[] entered) {
        int from = 0;
        int to = entered.length;
        while (from < to && entered[from] <= ' ') {
            from++;
        }
        while (to > from && entered[to - 1] <= ' ') {
            to--;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(3, to - from));
        CoderResult encoded =
                StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(entered, from, to - from), bytes, true);
        Arrays.fill(entered, '\0');
        // The encoder stops at half of a character, and what came before it is another secret.
        byte[] value = Arrays.copyOf(bytes.array(), encoded.isError() ? 0 : bytes.position());
        Arrays.fill(bytes.array(), (byte) 0);
        try {
            return value.length == 0 || value.length > Secret.LENGTH_MAX
                    ? Optional.empty()
                    : Optional.of(Secret.of(value));
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }
}
