package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.infisical.VaultAnswer.LoggedIn;
import dev.keyrota.sandbox.infisical.VaultAnswer.Login;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Logging in, renewing and revoking. None of them needs a bearer. */
final class AuthEndpoints {

    static final List<Route<InfisicalRequest>> ALL = List.of(
            Route.on("POST", "api/v1/auth/universal-auth/login", "infisical.login", AuthEndpoints::login),
            Route.on("POST", "api/v1/auth/token/renew", "infisical.token.renew", AuthEndpoints::renew),
            Route.on("POST", "api/v1/auth/token/revoke", "infisical.token.revoke", AuthEndpoints::revoke));

    private AuthEndpoints() {}

    private static Answer login(InfisicalRequest request) {
        return body(request, fields -> {
            String clientId = fields.required("clientId").strip();
            String clientSecret = fields.required("clientSecret").strip();
            return () -> token(request, request.vault().login(clientId, clientSecret));
        });
    }

    private static Answer renew(InfisicalRequest request) {
        return body(request, fields -> {
            String token = fields.required("accessToken").strip();
            return () -> token(request, request.vault().renew(token));
        });
    }

    private static Answer revoke(InfisicalRequest request) {
        return body(request, fields -> {
            String token = fields.required("accessToken").strip();
            return () -> request.vault()
                    .revoke(token)
                    .map(refused -> InfisicalAnswers.refused(request, refused))
                    .orElseGet(() -> Answer.json(200, Map.of("message", "Successfully revoked access token")));
        });
    }

    private static Answer body(InfisicalRequest request, Function<Fields, Supplier<Answer>> deed) {
        return switch (RequestBody.of(request.call())) {
            case RequestBody.Unreadable() -> InfisicalAnswers.unreadable(request);
            case RequestBody.Parsed(var json) -> {
                Fields fields = new Fields(json);
                Supplier<Answer> act = deed.apply(fields);
                yield fields.issues().isEmpty() ? act.get() : InfisicalAnswers.invalid(request, fields);
            }
        };
    }

    private static Answer token(InfisicalRequest request, Login login) {
        return switch (login) {
            case Refused refused -> InfisicalAnswers.refused(request, refused);
            case LoggedIn(String token, var expiresIn, var maxTtl) -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("accessToken", token);
                json.put("expiresIn", expiresIn.toSeconds());
                json.put("accessTokenMaxTTL", maxTtl.toSeconds());
                json.put("tokenType", "Bearer");
                yield Answer.json(200, json);
            }
        };
    }
}
