package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Answer;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query of a read or a list.
 *
 * @param project the project's id; null where neither id nor slug was given
 * @param environment null where it was not given
 * @param path {@code /} where it was not given
 * @param recursive whether folders below are listed too
 * @param imports whether imported folders are asked for, by either of the names that clients use
 * @param fields what the query was read from, with the issues it has
 */
record SecretQuery(
        @Nullable String project,
        @Nullable String environment,
        String path,
        Reading how,
        boolean recursive,
        boolean imports,
        Fields fields) {

    static SecretQuery of(InfisicalRequest request, Dialect dialect) {
        Fields fields = request.query();
        String project = project(request, fields, dialect);
        String environment = fields.optional("environment");
        String path =
                Objects.requireNonNullElse(fields.optional("secretPath"), "/").strip();
        Reading how = new Reading(
                version(fields), flag(fields, "viewSecretValue", true), flag(fields, "expandSecretReferences", false));
        boolean snake = flag(fields, "include_imports", false);
        boolean imports = flag(fields, "includeImports", snake);
        return new SecretQuery(project, environment, path, how, flag(fields, "recursive", false), imports, fields);
    }

    /** {@code deed} for a query without an issue, otherwise 422. */
    Answer answer(InfisicalRequest request, Function<SecretQuery, Answer> deed) {
        return fields.issues().isEmpty()
                ? deed.apply(this)
                : InfisicalAnswers.onceAdmitted(request, () -> InfisicalAnswers.invalid(request, fields));
    }

    /** v3 takes a slug in the place of the id, but only here; a slug that nobody has stays itself, and is not found. */
    private static @Nullable String project(InfisicalRequest request, Fields fields, Dialect dialect) {
        boolean named = request.arguments().size() == 1;
        if (dialect == Dialect.V4) {
            return named ? fields.required("projectId") : fields.optional("projectId");
        }
        String id = fields.optional("workspaceId");
        String slug = fields.optional("workspaceSlug");
        if (id != null || slug == null) {
            return id;
        }
        return request.vault().projectBySlug(slug).map(Project::id).orElse(slug);
    }

    private static @Nullable Integer version(Fields fields) {
        String text = fields.optional("version");
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException _) {
            fields.custom("version", "Expected number, received nan");
            return null;
        }
    }

    private static boolean flag(Fields fields, String name, boolean byDefault) {
        String word = fields.optional(name);
        if (word != null && !word.equals("true") && !word.equals("false")) {
            fields.invalidEnum(name, word, List.of("true", "false"));
        }
        return word == null ? byDefault : word.equals("true");
    }
}
