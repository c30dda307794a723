package dev.keyrota.connectors.session;

import dev.keyrota.connectors.Session;
import dev.keyrota.protocol.Doubt;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The only item of the freedesktop Secret Service (GNOME Keyring, KWallet) with some attributes, by {@code secret-tool} of libsecret. What
 * that answers was measured with 0.20.5 and GNOME Keyring 42.1 on 2026-11-23: where there is none, or nobody unlocks it, it ends with 1
 * and says nothing, and of several it answers with any.
 */
public final class SecretServiceSession implements Session {
    private static final int NO = 1;

    private final SessionId id;
    private final List<String> lookup;
    private final List<String> search;
    private final Inquiry inquiry;

    /** @param attributes at least one, and none with a dash before it */
    public SecretServiceSession(SessionId id, Map<String, String> attributes) {
        this(id, attributes, "secret-tool", new Inquiry(Inquiry.PATIENCE));
    }

    SecretServiceSession(SessionId id, Map<String, String> attributes, String program, Inquiry inquiry) {
        List<String> words = new TreeMap<>(attributes)
                .entrySet().stream()
                        .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                        .toList();
        this.id = id;
        this.lookup =
                Stream.concat(Stream.of(program, "lookup"), words.stream()).toList();
        this.search = Stream.concat(Stream.of(program, "search", "--all"), words.stream())
                .toList();
        this.inquiry = inquiry;
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public Reply<Report> report() {
        return inquiry.of(lookup).then(this::found);
    }

    private Reply<Report> found(Inquiry.Outcome outcome) {
        try (outcome) {
            if (outcome.exit() == NO && outcome.complained()) {
                return new Reply.Refused<>(Refusal.UNREACHABLE);
            }
            return outcome.exit() == NO || outcome.exit() == 0
                    ? inquiry.of(search).then(all -> judged(all, outcome))
                    : new Reply.Unclear<>(Doubt.UNREADABLE);
        }
    }

    /** Of several nobody knows which the shell has. One that is locked is not shown, and searched for it is found. */
    private static Reply<Report> judged(Inquiry.Outcome all, Inquiry.Outcome found) {
        try (all) {
            int items = all.exit() == 0 ? items(all.out()) : -1;
            if (items < 0 || (items == 0 && found.exit() == 0)) {
                return new Reply.Unclear<>(Doubt.UNREADABLE);
            }
            if (items == 0) {
                return new Reply.Refused<>(Refusal.NOT_FOUND);
            }
            if (items > 1) {
                return new Reply.Refused<>(Refusal.INVALID);
            }
            return found.exit() == 0
                    ? Reports.of(value(found.out()), "secret service")
                    : new Reply.Refused<>(Refusal.FORBIDDEN);
        }
    }

    /** {@code echo KEY | secret-tool store} keeps the line feed, which a shell takes off again. */
    private static byte[] value(byte[] said) {
        boolean fed = said.length > 0 && said[said.length - 1] == '\n';
        return Arrays.copyOf(said, fed ? said.length - 1 : said.length);
    }

    /** Each item begins with its path in brackets, {@code [/1]}. A label or a secret with such a line only adds to them. */
    private static int items(byte[] listed) {
        int items = 0;
        for (int i = 0; i + 1 < listed.length; i++) {
            boolean begins = i == 0 || listed[i - 1] == '\n';
            if (begins && listed[i] == '[' && listed[i + 1] == '/') {
                items++;
            }
        }
        return items;
    }
}
