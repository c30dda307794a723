package dev.keyrota.connectors.github;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the probe printed: one line of its job's log,
 *
 * <pre>keyrota-probe: {"v":1,"nonce":"…","mac":"…","status":200}</pre>
 *
 * <p>exactly so, behind the time that GitHub puts before each line. The log also shows the script, in which the mark never begins a line.
 *
 * @param nonce the challenge it answers
 * @param hex the authentication code, 64 lower-case hexadecimal digits
 * @param status what the issuer told the probe, 0 if it could not ask
 */
record ProbeAnswer(String nonce, String hex, int status) {
    static final String MARK = "keyrota-probe: ";

    private static final Pattern TIMED = Pattern.compile("\uFEFF?(?:\\d{4}-\\d{2}-\\d{2}T[0-9:.]{1,20}Z )?(.*)");
    private static final Pattern LINE = Pattern.compile(
            MARK + "\\{\"v\":1,\"nonce\":\"([0-9a-f]{64})\",\"mac\":\"([0-9a-f]{64})\",\"status\":(0|[1-5]\\d{2})\\}");

    /** The one answer in a job's log; empty where there is none, more than one, or one of another form. */
    static Optional<ProbeAnswer> in(String log) {
        List<String> marked = log.lines()
                .map(ProbeAnswer::untimed)
                .filter(line -> line.startsWith(MARK))
                .limit(2)
                .toList();
        return marked.size() == 1 ? parse(marked.getFirst()) : Optional.empty();
    }

    /** The authentication code. */
    byte[] mac() {
        return HexFormat.of().parseHex(hex);
    }

    private static String untimed(String line) {
        Matcher timed = TIMED.matcher(line);
        return timed.matches() ? timed.group(1) : line;
    }

    private static Optional<ProbeAnswer> parse(String line) {
        Matcher matcher = LINE.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ProbeAnswer(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))));
    }
}
