package dev.keyrota.cli.manual;

import dev.keyrota.config.Destination;
import dev.keyrota.config.GitHubLogin;
import dev.keyrota.config.Proof;
import dev.keyrota.config.SecretScope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The commands of one place: {@code read_PLACE}, {@code write_PLACE}, {@code holds_PLACE}. */
final class PlaceCommands {
    /** The team's own metadata as it is written back. */
    private static final String THEIRS =
            "map({key, value} + (if .isEncrypted then {isEncrypted: true} else {} end) | select(";

    private final Logins logins;

    PlaceCommands(Logins logins) {
        this.logins = logins;
    }

    List<String> of(Destination place, int index) {
        return switch (place) {
            case Destination.Infisical at -> infisical(at);
            case Destination.GitHubSecret at -> secret(at, index);
            case Destination.HerokuConfigVar at -> variable(at);
        };
    }

    private List<String> infisical(Destination.Infisical at) {
        String bare = at.account().url() + "/api/v3/secrets/raw/" + at.store().secretName();
        String query = "?workspaceId=" + encoded(at.account().project()) + "&environment="
                + encoded(at.store().environment()) + "&secretPath="
                + encoded(at.store().path())
                + "&type=shared&viewSecretValue=true&expandSecretReferences=false&include_imports=false";
        return Template.of("infisical-place")
                .named("id", at.id().value())
                .with("environment", at.store().environment())
                .with("path", at.store().path())
                .with("name", at.store().secretName())
                .code("n", logins.number(at.account()))
                .with("address", bare + query)
                .with("bare", bare)
                .with(
                        "body",
                        "split(\"\\n\") | {" + where(at) + ", secretValue: .[0], secretMetadata: (.[1] | fromjson | "
                                + THEIRS + ".key | startswith(\"keyrota.\") | not)))}")
                .commands();
    }

    /** What a call says to change the label only. */
    static String done(Destination.Infisical at) {
        return "{" + where(at) + ", secretMetadata: (.secret.secretMetadata // [] | " + THEIRS
                + ".key != \"keyrota.previous\") | if .key == \"keyrota.state\" then .value = \"done\" else . end))}";
    }

    private static String where(Destination.Infisical at) {
        return "workspaceId: " + Quote.json(at.account().project()) + ", environment: "
                + Quote.json(at.store().environment()) + ", secretPath: "
                + Quote.json(at.store().path()) + ", type: \"shared\"";
    }

    private List<String> secret(Destination.GitHubSecret at, int index) {
        SecretScope scope = at.store().scope();
        String name = at.store().secretName();
        String repository = scope.repository().toString();
        List<String> commands = new ArrayList<>(filled("github-place", at)
                .with("name", name)
                .with("scope", target(scope))
                .with("repository", repository)
                .with("entry", entry(scope) + "/" + name)
                .code("target", target(scope))
                .code("n", String.valueOf(index))
                .commands());
        if (scope instanceof SecretScope.OfOrganization(var organization, var _)) {
            commands.addAll(filled("github-audience", at)
                    .with("name", name)
                    .with("organization", organization)
                    .with("entry", entry(scope) + "/" + name)
                    .commands());
        }
        if (at.store().proof() instanceof Proof.Workflow proof) {
            commands.addAll(filled("github-probe", at)
                    .with("repository", repository)
                    .with("workflow", proof.file())
                    .code("actor", actor(at, proof))
                    .code("blob", blob(at, proof))
                    .commands());
        }
        return commands;
    }

    /** Who must have begun the run; a person who has a login of their own, where the configuration has an App's, is somebody else. */
    private static String actor(Destination.GitHubSecret at, Proof.Workflow proof) {
        return proof.actor() == null || at.account().login() instanceof GitHubLogin.App
                ? ""
                : " and (.actor.login | ascii_downcase) == \\\"" + proof.actor().toLowerCase(Locale.ROOT) + "\\\"";
    }

    private String blob(Destination.GitHubSecret at, Proof.Workflow proof) {
        return proof.blob() == null
                ? ""
                : "[ \"$(" + logins.gh(at.account()) + " api repos/"
                        + Quote.shell(at.store().scope().repository().toString()) + "/contents/.github/workflows/"
                        + Quote.shell(proof.file()) + "\"?ref=$sha\" --jq .sha)\" = " + proof.blob() + " ] || return 2";
    }

    private Template filled(String template, Destination.GitHubSecret at) {
        return Template.of(template).named("id", at.id().value()).code("gh", logins.gh(at.account()));
    }

    private static String target(SecretScope scope) {
        return switch (scope) {
            case SecretScope.OfRepository(var repository) -> "--repo " + Quote.shell(repository.toString());
            case SecretScope.OfEnvironment(var repository, var environment) ->
                "--repo " + Quote.shell(repository.toString()) + " --env " + Quote.shell(environment);
            case SecretScope.OfOrganization(var organization, var _) -> "--org " + Quote.shell(organization);
        };
    }

    private static String entry(SecretScope scope) {
        return switch (scope) {
            case SecretScope.OfRepository(var repository) -> "repos/" + repository + "/actions/secrets";
            case SecretScope.OfEnvironment(var repository, var environment) ->
                "repos/" + repository + "/environments/" + encoded(environment) + "/secrets";
            case SecretScope.OfOrganization(var organization, var _) -> "orgs/" + organization + "/actions/secrets";
        };
    }

    private List<String> variable(Destination.HerokuConfigVar at) {
        String name = Quote.json(at.store().configVar());
        return Template.of("configvar-place")
                .named("id", at.id().value())
                .with("name", at.store().configVar())
                .with("app", at.store().app())
                .code("key", logins.key(at.account()))
                .with("member", ".[" + name + "] // \"\"")
                .with("body", "{" + name + ": .}")
                .commands();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
