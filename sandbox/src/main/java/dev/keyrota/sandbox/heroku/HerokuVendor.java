package dev.keyrota.sandbox.heroku;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.Vendor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The Platform API v3 over HTTP.
 *
 * <p>It is strict where the real one is: without {@code Accept: application/vnd.heroku+json; version=3} it answers 406.
 * It takes Bearer and Basic authentication, {@code expires_in} as a number or a string, and a {@code Request-Id} of
 * several kilobytes, because real clients send them.
 */
public final class HerokuVendor implements Vendor<HerokuAccount> {

    private static final String ACCEPTED = "application/vnd.heroku+json";

    @Override
    public String name() {
        return "heroku";
    }

    @Override
    public Optional<String> callName(Call call) {
        return HerokuEndpoints.ALL.stream()
                .filter(route -> route.matching(call.method(), call.segments()).isPresent())
                .map(Route::callName)
                .findFirst();
    }

    @Override
    public Answer answer(HerokuAccount account, Call call) {
        Answer answer = accepted(call) ? routed(account, call) : notAcceptable();
        return answer.with("Request-Id", requestId(call))
                .with("RateLimit-Remaining", String.valueOf(account.remaining()));
    }

    @Override
    public Optional<String> caller(HerokuAccount account, Call call) {
        return account.knowing(HerokuRequest.token(call)).map(Authorization::id);
    }

    @Override
    public Answer failure(int status) {
        String id = switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthorized";
            case 402 -> "delinquent";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 409 -> "conflict";
            case 422 -> "invalid_params";
            case 429 -> "rate_limit";
            case 503 -> "service_unavailable";
            default -> "internal_server_error";
        };
        return HerokuAnswers.error(status, id, "The sandbox was told to answer so.", "");
    }

    private static Answer routed(HerokuAccount account, Call call) {
        for (Route<HerokuRequest> route : HerokuEndpoints.ALL) {
            Optional<List<String>> arguments = route.matching(call.method(), call.segments());
            if (arguments.isPresent()) {
                return route.answer().apply(new HerokuRequest(account, call, arguments.get()));
            }
        }
        return HerokuAnswers.error(404, "not_found", "The requested API endpoint was not found.", "");
    }

    private static boolean accepted(Call call) {
        return call.headers().getOrDefault("accept", List.of()).stream()
                .anyMatch(accept ->
                        accept.contains(ACCEPTED) && accept.replace(" ", "").contains("version=3"));
    }

    private static Answer notAcceptable() {
        return HerokuAnswers.error(406, "not_acceptable", "Set the Accept header to " + ACCEPTED + "; version=3.", "");
    }

    /** The client's own, as Heroku passes it on; where it sent none, one that depends on the call alone. */
    private static String requestId(Call call) {
        return call.header("request-id")
                .orElseGet(() -> UUID.nameUUIDFromBytes((call.method() + call.path()).getBytes(StandardCharsets.UTF_8))
                        .toString());
    }
}
