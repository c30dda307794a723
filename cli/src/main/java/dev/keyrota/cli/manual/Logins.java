package dev.keyrota.cli.manual;

import dev.keyrota.config.Destination;
import dev.keyrota.config.GitHubAccount;
import dev.keyrota.config.GitHubLogin;
import dev.keyrota.config.HerokuAccount;
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
    private final Map<String, Integer> others = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final String issuer;

    /** @param issuer the name of the account whose keys the steps have at hand */
    Logins(Collection<Destination> places, String issuer) {
        this.issuer = issuer;
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
                case Destination.HerokuConfigVar at -> {
                    String name = at.account().name();
                    if (!name.equals(issuer) && others.putIfAbsent(name, others.size() + 1) == null) {
                        keys.add("read -rs -p "
                                + Quote.shell("A key of the Heroku account " + name + " (it is not shown): ")
                                + " OTHER_" + others.size());
                    }
                }
            }
        }
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    /** Asks for the keys of Heroku accounts that are not the issuer's, for the places there. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    /** The word for a key of an account. */
    String key(HerokuAccount account) {
        Integer other = others.get(account.name());
        return account.name().equals(issuer) ? "\"$ACT\"" : "\"$OTHER_" + other + "\"";
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
        String token = (isEnterprise(account.url()) ? "GH_ENTERPRISE_TOKEN" : "GH_TOKEN") + "=\"$" + variable + "\"";
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

    /** What tells {@code gh} where to go, whatever the person's own shell says. A sandbox, which has no name, is reached as a proxy is. */
    private static String host(URI url) {
        return isSandbox(url)
                ? "GH_HOST=github.localhost HTTP_PROXY=" + Quote.shell(url.toString()) + " "
                : "GH_HOST=" + Quote.shell(name(url)) + " ";
    }

    private static String name(URI url) {
        return url.getAuthority().replaceFirst("^api\\.", "");
    }

    /** The hosts for which {@code gh} reads the other variable (cli.github.com/manual/gh_help_environment, read 2026-11-22). */
    private static boolean isEnterprise(URI url) {
        return !isSandbox(url) && !name(url).equals("github.com") && !name(url).endsWith(".ghe.com");
    }

    private static boolean isSandbox(URI url) {
        return "http".equals(url.getScheme());
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
