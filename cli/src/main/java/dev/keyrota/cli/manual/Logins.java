package dev.keyrota.cli.manual;

import dev.keyrota.config.Destination;
import dev.keyrota.config.GitHubAccount;
import dev.keyrota.config.GitHubLogin;
import dev.keyrota.config.InfisicalAccount;
import dev.keyrota.config.InfisicalLogin;
import dev.keyrota.config.SecretReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The logins that a person needs, each once, and what commands call them. */
final class Logins {
    private final Map<String, Integer> vaults = new LinkedHashMap<>();
    private final Map<String, Integer> hubs = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();

    Logins(Collection<Destination> places) {
        for (Destination place : places) {
            switch (place) {
                case Destination.Infisical at -> {
                    if (vaults.putIfAbsent(at.account().name(), vaults.size() + 1) == null) {
                        items.add(vault(at.account(), vaults.size()));
                    }
                }
                case Destination.GitHubSecret at -> {
                    if (hubs.putIfAbsent(at.account().name(), hubs.size() + 1) == null) {
                        String repository = at.store().scope().repository().toString();
                        items.add(hub(at.account(), hubs.size(), repository));
                    }
                }
                case Destination.HerokuConfigVar _ -> {}
            }
        }
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    boolean needsGitHub() {
        return !hubs.isEmpty();
    }

    /** The number of a vault's login. */
    String number(InfisicalAccount account) {
        return String.valueOf(vaults.get(account.name()));
    }

    /** How commands call {@code gh} with an account's login. */
    String gh(GitHubAccount account) {
        return gh(hubs.getOrDefault(account.name(), 1));
    }

    private static String gh(int number) {
        return number == 1 ? "gh" : "gh" + number;
    }

    private static Item vault(InfisicalAccount account, int number) {
        Template template = Template.of(
                        account.login() instanceof InfisicalLogin.UniversalAuth ? "infisical-login" : "infisical-token")
                .with("account", account.name())
                .with("url", account.url().toString())
                .code("n", String.valueOf(number));
        return switch (account.login()) {
            case InfisicalLogin.UniversalAuth(var id, var word) ->
                template.code("secrets", List.of(into("CLIENT_ID", id), into("CLIENT_SECRET", word)))
                        .item(Step.Kind.LOOK);
            case InfisicalLogin.StaticToken(var token) ->
                template.code("secrets", into("BEARER_" + number, token)).item(Step.Kind.LOOK);
        };
    }

    private static Item hub(GitHubAccount account, int number, String repository) {
        String variable = "HUB_" + number;
        String token = "GH_TOKEN=\"$" + variable + "\" GH_ENTERPRISE_TOKEN=\"$" + variable + "\"";
        Template template = Template.of("github-login")
                .with("account", account.name())
                .with("repository", repository)
                .code("gh", gh(number));
        return switch (account.login()) {
            case GitHubLogin.Token(var reference) ->
                template.code("secrets", into(variable, reference))
                        .code("environment", host(account.url()) + token)
                        .item(Step.Kind.LOOK);
            // Nobody signs an App's assertion by hand: a person has a login of their own.
            case GitHubLogin.App _ ->
                template.code("secrets", List.of())
                        .code("environment", host(account.url()))
                        .item(Step.Kind.LOOK);
        };
    }

    /** What tells {@code gh} where to go; nothing for github.com. A sandbox, which has no name, is reached as a proxy is. */
    private static String host(URI url) {
        if (url.equals(GitHubAccount.URL)) {
            return "";
        }
        if ("http".equals(url.getScheme())) {
            return "GH_HOST=github.localhost HTTP_PROXY=" + Quote.shell(url.toString()) + " ";
        }
        return "GH_HOST=" + Quote.shell(url.getAuthority().replaceFirst("^api\\.", "")) + " ";
    }

    /** Brings a secret into a variable of the shell, which no other process is told. */
    private static String into(String variable, SecretReference reference) {
        return switch (reference) {
            case SecretReference.Environment(var name) ->
                variable + "=${" + name + ":-}; [ -n \"$" + variable + "\" ] || read -rs -p '" + name
                        + " (it is not shown): ' " + variable;
            case SecretReference.File(var path) ->
                variable + "=$(cat -- " + Quote.shell(path.toString()) + ") || stop 'a login is missing'";
        };
    }
}
