package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The address at which a log is fetched: signed, good for one minute, and in need of no token. The real one is another
 * company's storage, to which no token should go. Here it is the same host, where clients that follow redirects by themselves
 * (Octokit) send theirs along; so a token does no harm, but {@linkplain WorkflowRuns#tokensSentToStorage is counted}.
 */
final class LogLink {

    private static final Duration VALID = Duration.ofMinutes(1);
    private static final String ROOT = "_apis/pipelines/logs/";

    private LogLink() {}

    /** 302 to the log of a job, or, with {@code zip}, to the archive of a run. */
    static Answer redirect(GitHubRequest request, long job, boolean zip) {
        String path = ROOT + job + (zip ? "/zip" : "/text");
        long expires = request.now().plus(VALID).getEpochSecond();
        String signature = request.host().sign(path + "/" + expires);
        String location = OwnerJson.web(request.base()) + "/" + path + "?urlExpires=" + expires
                + "&urlSigningMethod=HMACV1&urlSignature=" + signature;
        return Answer.empty(302).with("Location", location);
    }

    /** What is there, for who has a good address. */
    static Answer fetch(GitHubRequest request) {
        Call call = request.call();
        if (call.header("authorization").isPresent()) {
            request.host().actions().noteTokenSentToStorage();
        }
        String path = String.join("/", request.target().segments());
        String expires = request.parameter("urlExpires")
                .filter(text -> text.matches("\\d{1,12}"))
                .orElse("0");
        String signature = request.host().sign(path + "/" + expires);
        boolean late = !request.now().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)));
        if (late || !request.parameter("urlSignature").filter(signature::equals).isPresent()) {
            return plain(403, "AuthenticationFailed: Signature not valid in the specified time frame\n");
        }
        String log = request.host().actions().log(WorkflowRun.runOf(Long.parseLong(request.argument(0))));
        return request.argument(1).equals("zip") ? zip(log, request.now()) : plain(200, log);
    }

    private static Answer plain(int status, String text) {
        return new Answer(
                status,
                Map.of("Content-Type", List.of("text/plain; charset=utf-8")),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer zip(String log, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("0_probe.txt");
            entry.setTimeLocal(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            zip.putNextEntry(entry);
            zip.write(log.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return new Answer(200, Map.of("Content-Type", List.of("application/zip")), bytes.toByteArray());
    }
}
