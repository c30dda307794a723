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

/**
 * The fingerprint probe as its job on a runner: it proves which token the job sees, without showing it.
 *
 * <p>The job prints one line, {@code keyrota-probe: {"v":1,"nonce":"…","mac":"…","status":200}}. {@code mac} is HMAC-SHA-256 in
 * hexadecimal, with the token's bytes as the key, over {@code keyrota-probe/v1|}, the repository's full name, {@code |} and
 * the nonce; {@code status} is that of Heroku's {@code GET /account} with the token, 0 where Heroku does not answer. A
 * missing secret is an empty token. A nonce that is not 64 hexadecimal digits fails the job before the token is touched.
 */
final class ProbeJob {

    private static final String LABEL = "keyrota-probe/v1|";
    private static final String MARK = "keyrota-probe: ";
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
     * @param token the secret as the job's environment has it; empty where there is none
     */
    static JobResult run(String repository, String nonce, String token, Outside outside, Instant at) {
        if (!NONCE.matcher(nonce).matches()) {
            List<String> printed = List.of(
                    "the nonce is not 64 lower-case hexadecimal digits",
                    "##[error]Process completed with exit code 1.");
            return new JobResult("failure", log(at, token, printed));
        }
        return new JobResult("success", log(at, token, List.of(answer(repository, nonce, token, outside))));
    }

    private static String answer(String repository, String nonce, String token, Outside outside) {
        return MARK
                + "{\"v\":1,\"nonce\":\"%s\",\"mac\":\"%s\",\"status\":%d}"
                        .formatted(nonce, hex(token, LABEL + repository + "|" + nonce), outside.herokuAccount(token));
    }

    /** The HMAC that a job with {@code token} prints for {@code message}. */
    static String hex(String token, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // HMAC pads a short key with zeros, so a single zero is the empty key, which the JDK refuses to take.
            byte[] key = token.isEmpty() ? new byte[1] : token.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The log as the API gives it: the step's script is echoed, mark included, and the secret's value is masked. */
    static String log(Instant at, String secret, List<String> printed) {
        Stream<String> echoed = Stream.of(
                "Current runner version: '2.330.0'",
                "##[group]Run import hashlib, hmac, http.client, json, os, re, sys, urllib.parse",
                "\u001b[36;1mprint(\"" + MARK + "\" + json.dumps(answer, separators=(\",\", \":\")))\u001b[0m",
                "shell: /usr/bin/python3 {0}",
                "env:",
                "  SECRET: ***",
                "##[endgroup]");
        String stamp = STAMP.format(at) + " ";
        String text = Stream.concat(echoed, printed.stream())
                .map(line -> stamp + line + "\n")
                .collect(Collectors.joining());
        return BYTE_ORDER_MARK + (secret.isEmpty() ? text : text.replace(secret, "***"));
    }
}
