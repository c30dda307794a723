package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.http.Dialect;
import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.protocol.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How Infisical says no: {@code {reqId, statusCode, message, error}}. {@code error} is no stable code but for one:
 * {@code TokenError}, which makes a 403 mean "log in again". An answer without {@code reqId} is not from Infisical's
 * own handler: the 404 of a route that it does not have is such a one.
 */
final class InfisicalDialect implements Dialect {
    @Override
    public @Nullable Refusal refusal(Response response) {
        Json problem = response.problem();
        if (problem.peek("reqId").hint() == null) {
            return null;
        }
        boolean badToken = response.status() == 403
                && "TokenError".equals(problem.peek("error").hint());
        return badToken ? Refusal.UNAUTHENTICATED : Dialect.usual(response.status());
    }
}
