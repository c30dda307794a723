package dev.keyrota.sandbox.mail;

import dev.keyrota.sandbox.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One SMTP session (RFC 5321), without extensions: HELO or EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT.
 *
 * <p>It checks the order of the commands, not the addresses.
 */
public final class SmtpDialogue {

    private final Socket socket;
    private final Function<Call, Optional<Boolean>> handOver;
    private final List<String> recipients = new ArrayList<>();

    /**
     * A session on a connected socket.
     *
     * @param handOver is given each whole mail; true for taken, false for a temporary failure, empty for hanging up
     */
    public SmtpDialogue(Socket socket, Function<Call, Optional<Boolean>> handOver) {
        this.socket = socket;
        this.handOver = handOver;
    }

    /** Speaks until the client quits, or is hung up on. */
    public void speak() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        reply("220 sandbox ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!answered(line, in)) {
                return;
            }
        }
    }

    private boolean answered(String line, BufferedReader in) throws IOException {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("RCPT TO:")) {
            recipients.add(line.substring("RCPT TO:".length()).trim().replaceAll("[<>]", ""));
            reply("250 OK");
        } else if (command.equals("DATA")) {
            return data(in);
        } else if (command.equals("QUIT")) {
            reply("221 Bye");
            return false;
        } else if (command.equals("RSET") || command.startsWith("MAIL FROM:")) {
            recipients.clear();
            reply("250 OK");
        } else if (command.startsWith("HELO") || command.startsWith("EHLO") || command.equals("NOOP")) {
            reply("250 sandbox");
        } else {
            reply("502 Command not implemented");
        }
        return true;
    }

    private boolean data(BufferedReader in) throws IOException {
        if (recipients.isEmpty()) {
            reply("503 No recipients");
            return true;
        }
        reply("354 End with a dot");
        StringBuilder message = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        Optional<Boolean> taken = handOver.apply(
                MailVendor.sending(List.copyOf(recipients), message.toString().getBytes(StandardCharsets.UTF_8)));
        if (taken.isPresent()) {
            reply(taken.get() ? "250 OK" : "451 Try again later");
        }
        return taken.isPresent();
    }

    private void reply(String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
