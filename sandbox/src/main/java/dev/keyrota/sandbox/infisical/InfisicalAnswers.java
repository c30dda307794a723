package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admission;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admitted;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The envelope around every answer. */
final class InfisicalAnswers {

    private static final String SERVER_ERROR = "Something went wrong";

    private InfisicalAnswers() {}

    /** {@code {reqId, statusCode, message, error}}, and {@code details} beside a refused permission. */
    static Answer refused(InfisicalRequest request, Refused refused) {
        Map<String, Object> body = envelope(request.call(), refused.status(), refused.message());
        if (refused.error().equals("PermissionDenied")) {
            body.put("details", List.of());
        }
        body.put("error", refused.error());
        return Answer.json(refused.status(), body);
    }

    /** 422, whose {@code message} is a list. */
    static Answer invalid(InfisicalRequest request, Fields fields) {
        Map<String, Object> body = envelope(request.call(), 422, fields.issues());
        body.put("error", "ValidationFailure");
        return Answer.json(422, body);
    }

    /** 500 for a body that cannot be read. */
    static Answer unreadable(InfisicalRequest request) {
        return refused(request, new Refused(500, "InternalServerError", SERVER_ERROR));
    }

    /** 400 from a handler that wanted something more. */
    static Answer badRequest(InfisicalRequest request, String message) {
        return refused(request, new Refused(400, "BadRequest", message));
    }

    /**
     * An answer about the request's form. It is given only to who is let in, since the server looks at the token first.
     */
    static Answer onceAdmitted(InfisicalRequest request, Supplier<Answer> answer) {
        Admission admission = request.vault().admit(request.bearer());
        return switch (admission) {
            case Refused refused -> refused(request, refused);
            case Admitted _ -> answer.get();
        };
    }

    /** The framework's own 404 for a path that is no route: another shape, without {@code reqId}, token or not. */
    static Answer noRoute(Call call) {
        String query = call.query().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "message",
                "Route " + call.method() + ":" + call.path() + (query.isEmpty() ? "" : "?" + query) + " not found");
        body.put("error", "Not Found");
        body.put("statusCode", 404);
        return Answer.json(404, body);
    }

    /** An answer of this status that no route gave, for faults. */
    static Answer failure(int status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reqId", "req-sandboxfault00");
        body.put("statusCode", status);
        body.put("message", message(status));
        body.put("error", error(status));
        return Answer.json(status, body);
    }

    private static String error(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "UnauthorizedError";
            case 403 -> "PermissionDenied";
            case 404 -> "NotFound";
            case 422 -> "ValidationFailure";
            case 429 -> "RateLimitExceeded";
            case 504 -> "GatewayTimeoutError";
            default -> "InternalServerError";
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 429 -> "Rate limit exceeded. Please try again in 60 seconds";
            default -> status >= 500 ? SERVER_ERROR : "The sandbox was told to answer so.";
        };
    }

    /** With the entity tag that the server puts on everything; 304 for a read whose caller has it already. */
    static Answer tagged(Call call, Answer answer) {
        String tag = '"' + sha1(answer.body()) + '"';
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        boolean known =
                reads && call.header("if-none-match").filter(tag::equals).isPresent();
        Answer tagged = answer.with("ETag", tag);
        return known ? new Answer(304, tagged.headers(), new byte[0]) : tagged;
    }

    private static Map<String, Object> envelope(Call call, int status, Object message) {
        SeededIds ids = new SeededIds(status).fork(call.method() + call.path());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reqId", "req-" + ids.alphanumeric(14));
        body.put("statusCode", status);
        body.put("message", message);
        return body;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String sha1(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
