package dev.keyrota.config;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.Quote;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a credential of one environment out of the places of another.
 *
 * <ol>
 *   <li>A store that names an environment (a secret in Infisical, a secret of a GitHub environment, the environment of a probe) names the credential's own, or the
 *       word that the account's {@code environments} gives for it.
 *   <li>No folder of an Infisical path bears the name of another environment: another credential's of this file, or another one of the
 *       account's {@code environments}. Capitals do not matter.
 * </ol>
 *
 * <p>Apps and repositories do not name environments, whatever their names look like, and are not judged.
 */
final class EnvironmentRule {
    private final Set<String> known;

    EnvironmentRule(Collection<Credential> credentials) {
        known = credentials.stream().map(Credential::env).collect(Collectors.toSet());
    }

    /** What is wrong, seen from the store. */
    Optional<Flaw> of(Credential credential, Destination destination) {
        return switch (destination) {
            case Destination.Infisical at ->
                named(
                                credential,
                                at.account(),
                                at.account().environments(),
                                at.store().environment())
                        .or(() -> foldered(
                                credential,
                                at.account().environments(),
                                at.store().path()));
            case Destination.GitHubSecret at -> ofGitHub(credential, at.store(), at.account());
            case Destination.HerokuConfigVar _ -> Optional.empty();
        };
    }

    private static Optional<Flaw> ofGitHub(Credential credential, GitHubSecretStore store, GitHubAccount account) {
        if (store.scope() instanceof SecretScope.OfEnvironment scope) {
            return named(credential, account, account.environments(), scope.environment());
        }
        return store.proof() instanceof Proof.Workflow proof && proof.environment() != null
                ? named(credential, account, account.environments(), proof.environment())
                        .map(flaw -> flaw.under("proof"))
                : Optional.empty();
    }

    private static Optional<Flaw> named(
            Credential credential, Account account, Map<String, String> environments, String written) {
        String theirs = Environments.theirs(environments, credential.env());
        if (written.equals(theirs)) {
            return Optional.empty();
        }
        return Optional.of(new Flaw(
                "environment",
                "another environment than the credential's" + which(credential),
                hint(credential, account, environments)));
    }

    private static String hint(Credential credential, Account account, Map<String, String> environments) {
        String theirs = Environments.theirs(environments, credential.env());
        String name = Quote.word(account.name());
        String word = environments.containsKey(credential.env())
                ? " as `environments` of account " + name + " has it"
                : "; if account " + name + " has another word for it, add `environments: { ENV: WORD }` there";
        return "write " + (Quote.isShort(theirs) ? "`environment: " + theirs + "`" : "it") + word;
    }

    private static String which(Credential credential) {
        return Quote.isShort(credential.env()) ? ", which is `" + credential.env() + "`" : "";
    }

    private Optional<Flaw> foldered(Credential credential, Map<String, String> environments, String path) {
        Set<String> others = new HashSet<>(known);
        others.addAll(environments.keySet());
        others.addAll(environments.values());
        others.remove(credential.env());
        others.remove(Environments.theirs(environments, credential.env()));
        Set<String> folded =
                others.stream().map(env -> env.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/", -1))
                .filter(folded::contains)
                .findFirst()
                .map(_ -> new Flaw(
                        "path",
                        "a folder that bears the name of another environment than the credential's" + which(credential),
                        "write the folder of the credential's own environment"));
    }
}
