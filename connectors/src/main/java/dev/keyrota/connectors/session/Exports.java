package dev.keyrota.connectors.session;

import dev.keyrota.connectors.Secret;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines that tell a shell the values of variables: all of them are made before the first is printed. The one place where a secret is
 * printed, and on purpose.
 */
public final class Exports implements AutoCloseable {
    private final ShellForm form;
    private final List<byte[]> lines = new ArrayList<>();

    public Exports(ShellForm form) {
        this.form = form;
    }

    /**
     * A variable that holds a secret.
     *
     * @throws IllegalArgumentException if the form cannot say the value
     */
    public void secret(String name, Secret value) {
        lines.add(value.reveal(bytes -> form.line(name, bytes)));
    }

    /**
     * A variable that holds none.
     *
     * @throws IllegalArgumentException if the form cannot say the value
     */
    public void plain(String name, String value) {
        lines.add(form.line(name, value.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Prints them.
     *
     * @param shell read by the shell alone, and no terminal
     * @throws IOException if the shell did not take it all; it may have taken some
     */
    public void to(PrintStream shell) throws IOException {
        lines.forEach(shell::writeBytes);
        if (shell.checkError()) {
            throw new IOException("the output is closed, or its disk is full");
        }
    }

    /** Wipes them. */
    @Override
    public void close() {
        lines.forEach(line -> Arrays.fill(line, (byte) 0));
    }
}
