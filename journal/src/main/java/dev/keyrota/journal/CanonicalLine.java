package dev.keyrota.journal;

import dev.keyrota.protocol.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A fact as the one line of text that stands for it in the journal, the audit log and every proof:
 *
 * <pre>{"actor":"…","data":{…},"epoch":3,"event":"secret.rotate.completed","prev":"…","run":"…","seq":41,"ts":"2026-11-22T09:00:00Z","v":1}</pre>
 *
 * Canonical JSON in UTF-8: fields sorted by their names' UTF-16 code units, no blanks, strings, whole numbers and booleans only, no null
 * (a note has no {@code run}), Unicode normal form C, no field twice. One fact has one line, and no two facts share one.
 *
 * @param text the line without the line end that follows it in a file
 */
public record CanonicalLine(String text) {
    /** The {@code prev} of the first line. */
    public static final String NOTHING_BEFORE = "0".repeat(64);

    private static final String VERSION = "1";

    /**
     * The line of a fact.
     *
     * @throws IllegalArgumentException if its event cannot be written
     */
    public static CanonicalLine of(Fact fact) {
        return of(fact, EventCodec.data(fact.event()));
    }

    /** For whoever has the event's data already. */
    static CanonicalLine of(Fact fact, String data) {
        StringBuilder line = new StringBuilder(256 + data.length());
        line.append("{\"actor\":");
        JsonText.write(fact.actor(), line);
        line.append(",\"data\":").append(data);
        line.append(",\"epoch\":").append(fact.epoch());
        line.append(",\"event\":\"").append(fact.name());
        line.append("\",\"prev\":\"").append(fact.prev());
        if (fact.run() != null) {
            line.append("\",\"run\":\"").append(fact.run().value());
        }
        line.append("\",\"seq\":").append(fact.seq());
        line.append(",\"ts\":");
        TextShape.INSTANT.write(fact.at(), line);
        line.append(",\"v\":").append(VERSION).append('}');
        return new CanonicalLine(line.toString());
    }

    /**
     * The fact that the line stands for.
     *
     * @throws UnreadableLineException if it is not a canonical line, or says what this version does not know
     */
    public Fact fact() {
        Fact fact = read(new JsonCursor(text));
        if (!of(fact).equals(this)) {
            throw new UnreadableLineException("not in canonical form");
        }
        return fact;
    }

    private static Fact read(JsonCursor in) {
        in.expect("{\"actor\":");
        String actor = in.text();
        in.expect(",\"data\":");
        String data = in.object();
        in.expect(",\"epoch\":");
        long epoch = in.whole();
        in.expect(",\"event\":");
        String name = in.text();
        in.expect(",\"prev\":");
        String prev = in.text();
        RunId run = in.accept(",\"run\":") ? (RunId) Shapes.of(RunId.class).read(in) : null;
        in.expect(",\"seq\":");
        long seq = in.whole();
        in.expect(",\"ts\":");
        Instant at = (Instant) TextShape.INSTANT.read(in);
        in.expect(",\"v\":" + VERSION + "}");
        in.end();
        return new Fact(seq, epoch, at, run, actor, EventCodec.event(name, data), prev);
    }

    /** The line in UTF-8, without a line end. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of {@link #bytes}, 64 lower-case hexadecimal digits. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
