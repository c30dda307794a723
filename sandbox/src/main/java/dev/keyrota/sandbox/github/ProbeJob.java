package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.github.WorkflowRun.JobResult;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint probe as its job on a runner: it proves which token the job sees, without showing it.
 *
 * <p>The job prints one line {@code keyrota-probe-begin {…} keyrota-probe-end} with a JSON object of {@code v} (1),
 * {@code repository}, {@code nonce}, {@code hmac} and {@code account}. {@code hmac} is HMAC-SHA-256 in hexadecimal, with the
 * token's bytes as the key, over {@code keyrota-probe/v1|}, the repository's full name, {@code |} and the nonce;
 * {@code account} is the status of Heroku's {@code GET /account} with the token. Both are null where the job sees no such
 * secret, and {@code account} is null where Heroku does not answer. A nonce that is not 64 hexadecimal digits fails the
 * job before the token is touched.
 */
public final class ProbeJob {

    /** What the message begins with, so that the answer is good for nothing else. */
    public static final String LABEL = "keyrota-probe/v1|";

    public static final String BEGIN = "keyrota-probe-begin";

    public static final String END = "keyrota-probe-end";

    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{64}");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** A raw log begins so; a reader that looks only at the first column of a line trips over it. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ProbeJob() {}

    /**
     * Runs the job.
     *
     * @param repository {@code owner/name}
     * @param nonce the dispatch's input
     * @param token the secret as the job's environment has it; null where there is none
     */
    static JobResult run(String repository, String nonce, @Nullable String token, Outside outside, Instant at) {
        if (!NONCE.matcher(nonce).matches()) {
            return new JobResult(
                    "failure",
                    log(at, token, List.of("nonce refused", "##[error]Process completed with exit code 2.")));
        }
        String answer = "{\"v\":1,\"repository\":\"%s\",\"nonce\":\"%s\",\"hmac\":%s,\"account\":%s}"
                .formatted(repository, nonce, hmac(repository, nonce, token), account(token, outside));
        return new JobResult("success", log(at, token, List.of(BEGIN + " " + answer + " " + END)));
    }

    private static @Nullable String hmac(String repository, String nonce, @Nullable String token) {
        return token == null ? null : '"' + hex(token, LABEL + repository + "|" + nonce) + '"';
    }

    private static @Nullable Integer account(@Nullable String token, Outside outside) {
        int status = token == null ? 0 : outside.herokuAccount(token);
        return status == 0 ? null : Integer.valueOf(status);
    }

    /** The HMAC that a job with {@code token} prints for {@code message}. */
    static String hex(String token, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The log as the API gives it: the step's script is echoed, marks included, and the secret's value is masked. */
    static String log(Instant at, @Nullable String secret, List<String> printed) {
        Stream<String> echoed = Stream.of(
                "Current runner version: '2.330.0'",
                "##[group]Run python3 - <<'PROBE'",
                "\u001b[36;1mprint('" + BEGIN + "', json.dumps(answer, separators=(',', ':')), '" + END + "')\u001b[0m",
                "shell: /usr/bin/bash -e {0}",
                "env:",
                "  TOKEN: ***",
                "##[endgroup]");
        String stamp = STAMP.format(at) + " ";
        String text = Stream.concat(echoed, printed.stream())
                .map(line -> stamp + line + "\n")
                .collect(Collectors.joining());
        boolean maskable = secret != null && !secret.isEmpty();
        return BYTE_ORDER_MARK + (maskable ? text.replace(secret, "***") : text);
    }
}
