package dev.keyrota.connectors.heroku;

import dev.keyrota.connectors.http.Dialect;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.protocol.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How Heroku says no: a JSON object with an {@code id} and a {@code message}
 * (devcenter.heroku.com/articles/platform-api-reference, "Errors", read 2026-11-22).
 */
final class HerokuDialect implements Dialect {
    @Override
    public @Nullable Refusal refusal(Response response) {
        String id = response.problem().peek("id").hint();
        return switch (id) {
            case null -> null;
            case "suspended", "two_factor", "delinquent", "verification_required", "verification_needed" ->
                Refusal.SUSPENDED;
            case "rate_limit" -> Refusal.RATE_LIMITED;
            default -> Dialect.usual(response.status());
        };
    }
}
