package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Route;
import dev.keyrota.sandbox.infisical.VaultAnswer.AwaitingApproval;
import dev.keyrota.sandbox.infisical.VaultAnswer.Found;
import dev.keyrota.sandbox.infisical.VaultAnswer.Listed;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import dev.keyrota.sandbox.infisical.VaultAnswer.Write;
import dev.keyrota.sandbox.infisical.VaultAnswer.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The routes for secrets, alike in v3 "raw" and v4 but for the words of a {@link Dialect}
 * (deprecated-secret-router.ts and v4/secret-router.ts at 03e75b2, read 2026-11-22).
 */
record SecretEndpoints(Dialect dialect) {

    private static final String READ = "infisical.read";
    private static final String WRITE = "infisical.write";

    static final List<Route<InfisicalRequest>> V3 = new SecretEndpoints(Dialect.V3).routes("api/v3/secrets/raw");
    static final List<Route<InfisicalRequest>> V4 = new SecretEndpoints(Dialect.V4).routes("api/v4/secrets");

    private List<Route<InfisicalRequest>> routes(String root) {
        return List.of(
                Route.on("GET", root, READ, this::list),
                Route.on("GET", root + "/*", READ, this::read),
                Route.on("POST", root + "/*", WRITE, this::create),
                Route.on("PATCH", root + "/*", WRITE, this::update),
                Route.on("DELETE", root + "/*", WRITE, this::delete));
    }

    private Answer read(InfisicalRequest request) {
        return SecretQuery.of(request, dialect).answer(request, query -> {
            if (query.environment() == null) {
                return InfisicalAnswers.onceAdmitted(
                        request, () -> InfisicalAnswers.badRequest(request, "Missing environment"));
            }
            if (query.project() == null) {
                return InfisicalAnswers.onceAdmitted(
                        request,
                        () -> InfisicalAnswers.badRequest(request, "You must provide workspaceSlug or workspaceId"));
            }
            SecretAddress at =
                    new Folder(query.project(), query.environment(), query.path()).secret(request.argument(0));
            return switch (request.vault().read(request.bearer(), at, query.how())) {
                case Refused refused -> InfisicalAnswers.refused(request, refused);
                case Found(SecretView secret) -> Answer.json(200, Map.of("secret", shown(secret, query.how())));
            };
        });
    }

    private Map<String, @Nullable Object> shown(SecretView secret, Reading how) {
        return how.version() == null ? SecretJson.read(secret, dialect) : SecretJson.version(secret, dialect);
    }

    private Answer list(InfisicalRequest request) {
        return SecretQuery.of(request, dialect).answer(request, query -> {
            if (query.environment() == null || query.project() == null) {
                return InfisicalAnswers.onceAdmitted(
                        request, () -> InfisicalAnswers.badRequest(request, "Missing project id or environment"));
            }
            Folder folder = new Folder(query.project(), query.environment(), query.path());
            return switch (request.vault().list(request.bearer(), folder, query.how(), query.recursive())) {
                case Refused refused -> InfisicalAnswers.refused(request, refused);
                case Listed(List<SecretView> secrets) -> Answer.json(200, listed(secrets, query.imports()));
            };
        });
    }

    /** No folder of the sandbox imports another, so the list of imports is empty where it is asked for. */
    private Map<String, Object> listed(List<SecretView> secrets, boolean imports) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "secrets",
                secrets.stream().map(secret -> SecretJson.read(secret, dialect)).toList());
        if (imports) {
            json.put("imports", List.of());
        }
        return json;
    }

    private Answer create(InfisicalRequest request) {
        return writing(request, (fields, name) -> {
            Stream.of(new String[] {" ", "spaces"}, new String[] {"/", "forward slash"})
                    .filter(rule -> name.contains(rule[0]))
                    .forEach(rule -> fields.custom("secretName", "Secret name cannot contain " + rule[1] + "."));
            String value = fields.required("secretValue");
            SecretChange change = new SecretChange(
                    value,
                    Objects.requireNonNullElse(fields.optional("secretComment"), "")
                            .strip(),
                    fields.metadata("secretMetadata"));
            return at -> answer(request, request.vault().create(request.bearer(), at, change), SecretJson::created);
        });
    }

    private Answer update(InfisicalRequest request) {
        return writing(request, (fields, _) -> {
            SecretChange change = new SecretChange(
                    fields.optional("secretValue"),
                    fields.optional("secretComment"),
                    fields.metadata("secretMetadata"));
            return at -> answer(
                    request,
                    request.vault().update(request.bearer(), at, change),
                    secret -> SecretJson.updated(secret, change));
        });
    }

    private Answer delete(InfisicalRequest request) {
        return writing(
                request,
                (_, _) -> at -> answer(request, request.vault().delete(request.bearer(), at), SecretJson::deleted));
    }

    /**
     * Checks what all writes have in common: a body with project and environment by id, never by slug.
     *
     * @param deed takes its own fields and gives what to do once none of them is at fault
     */
    private Answer writing(InfisicalRequest request, BiFunction<Fields, String, Function<SecretAddress, Answer>> deed) {
        return switch (RequestBody.of(request.call())) {
            case RequestBody.Unreadable() ->
                InfisicalAnswers.onceAdmitted(request, () -> InfisicalAnswers.unreadable(request));
            case RequestBody.Parsed(var json) -> {
                Fields fields = new Fields(json);
                String name = request.argument(0);
                String project = fields.required(dialect.projectField()).strip();
                String environment = fields.required("environment").strip();
                String path = Objects.requireNonNullElse(fields.optional("secretPath"), "/")
                        .strip();
                boolean personal = "personal".equals(fields.optional("type"));
                Function<SecretAddress, Answer> act = deed.apply(fields, name);
                if (!fields.issues().isEmpty()) {
                    yield InfisicalAnswers.onceAdmitted(request, () -> InfisicalAnswers.invalid(request, fields));
                }
                yield personal
                        ? InfisicalAnswers.onceAdmitted(
                                request,
                                () -> InfisicalAnswers.badRequest(request, "Must be user to create personal secret"))
                        : act.apply(SecretAddress.of(project, environment, path, name));
            }
        };
    }

    private static Answer answer(
            InfisicalRequest request, Write write, Function<SecretView, Map<String, @Nullable Object>> shape) {
        return switch (write) {
            case Refused refused -> InfisicalAnswers.refused(request, refused);
            case AwaitingApproval(ApprovalRequest waiting) ->
                Answer.json(200, Map.of("approval", ApprovalJson.request(waiting)));
            case Written(SecretView secret) -> Answer.json(200, Map.of("secret", shape.apply(secret)));
        };
    }
}
