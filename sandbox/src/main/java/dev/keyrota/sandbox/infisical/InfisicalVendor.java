package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.Vendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Infisical over HTTP: v3 "raw" or v4 or both, as the vault's {@link Edition} says.
 *
 * <p>As strict and as lax as the real server: a trailing slash does not matter, unknown fields are ignored with 200, a
 * body on GET is ignored, a body on DELETE is needed, and an entity tag spares a repeated read.
 */
public final class InfisicalVendor implements Vendor<InfisicalVault> {

    private static final List<Route<InfisicalRequest>> EVERY = routes(Edition.BOTH);

    @Override
    public String name() {
        return "infisical";
    }

    @Override
    public Optional<String> callName(Call call) {
        return EVERY.stream()
                .filter(route -> route.matching(method(call), call.segments()).isPresent())
                .map(Route::callName)
                .findFirst();
    }

    @Override
    public Answer answer(InfisicalVault vault, Call call) {
        Answer answer = InfisicalAnswers.tagged(call, routed(vault, call));
        return call.method().equals("HEAD") ? new Answer(answer.status(), answer.headers(), new byte[0]) : answer;
    }

    @Override
    public boolean changes(Call call) {
        return Vendor.super.changes(call) && !callName(call).equals(Optional.of("infisical.login"));
    }

    @Override
    public Answer failure(int status) {
        return InfisicalAnswers.failure(status);
    }

    /** Its callers are machine identities, never Heroku authorizations. */
    @Override
    public Optional<String> caller(InfisicalVault vault, Call call) {
        return Optional.empty();
    }

    private static Answer routed(InfisicalVault vault, Call call) {
        for (Route<InfisicalRequest> route : routes(vault.edition())) {
            Optional<List<String>> arguments = route.matching(method(call), call.segments());
            if (arguments.isPresent()) {
                return route.answer().apply(new InfisicalRequest(vault, call, arguments.get()));
            }
        }
        return InfisicalAnswers.noRoute(call);
    }

    private static String method(Call call) {
        return call.method().equals("HEAD") ? "GET" : call.method();
    }

    private static List<Route<InfisicalRequest>> routes(Edition edition) {
        List<Route<InfisicalRequest>> routes = new ArrayList<>(AuthEndpoints.ALL);
        routes.addAll(ApprovalEndpoints.ALL);
        if (edition.servesV3()) {
            routes.addAll(SecretEndpoints.V3);
        }
        if (edition.servesV4()) {
            routes.addAll(SecretEndpoints.V4);
        }
        routes.add(Route.on("GET", "api/status", "infisical.status", InfisicalVendor::status));
        return routes;
    }

    private static Answer status(InfisicalRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", SecretJson.time(request.vault().now()));
        json.put("message", "Ok");
        return Answer.json(200, json);
    }
}
