package dev.keyrota.config;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.FlawException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code keyrota.yaml} says. Whatever the file can say, a program can say by these records, and what they refuse the file cannot
 * say. Holds references to secrets and never a secret.
 *
 * @param origin where it was read
 * @param sandbox whether the vendors are simulated: every address is this machine, and short waits are allowed
 * @param control the sandbox's control server, which tells the time there; null outside a sandbox
 * @param home the journal's folder, absolute; null for the user's own
 * @param timing how long to wait for vendors; {@link Timing#DEFAULT} by default
 * @param accounts by name, in the order of the file
 * @param credentials in the order of the file
 */
public record Configuration(
        Origin origin,
        boolean sandbox,
        @Nullable URI control,
        @Nullable Path home,
        Timing timing,
        Map<String, Account> accounts,
        List<Credential> credentials) {
    /** @throws FlawException with everything that does not fit together */
    public Configuration {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
        credentials = List.copyOf(credentials);
        List<Flaw> flaws = new ArrayList<>(timing.flaws(sandbox));
        flaws.addAll(controlFlaws(sandbox, control));
        Consistency consistency = new Consistency(sandbox, accounts, Set.of(), credentials);
        accounts.forEach((name, account) -> {
            if (!name.equals(account.name())) {
                flaws.add(new Flaw("accounts." + name, "an account under another name than its own", "use its name"));
            }
        });
        accounts.forEach(
                (name, account) -> consistency.of(account).forEach(flaw -> flaws.add(flaw.under("accounts." + name))));
        for (Credential credential : credentials) {
            consistency.of(credential).forEach(flaw -> flaws.add(flaw.under(origin.place(credential))));
        }
        FlawException.raiseIfAny(flaws);
    }

    /**
     * The credential that a person named.
     *
     * @param selector its name, or {@code name@env} where several environments have one of that name
     * @throws ConfigurationException if it stands for none or for several; the message names those that could be meant
     */
    public Credential credential(String selector) throws ConfigurationException {
        return new Selector(this).credential(selector);
    }

    /**
     * An account by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Account account(String name) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("no account of that name");
        }
        return account;
    }

    /** The account that issues a credential of this configuration. */
    public IssuingAccount issuer(Credential credential) {
        if (account(credential.account()) instanceof IssuingAccount issuer) {
            return issuer;
        }
        throw new IllegalArgumentException("not a credential of this configuration");
    }

    /** The environment variables in which the accounts' logins are found. */
    public Set<String> loginVariables() {
        return accounts.values().stream()
                .flatMap(account -> account.logins().stream())
                .filter(SecretReference.Environment.class::isInstance)
                .map(reference -> ((SecretReference.Environment) reference).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Other credentials of the same account, whose places a revocation must not cut off. */
    public List<Credential> siblings(Credential credential) {
        return credentials.stream()
                .filter(other -> other.account().equals(credential.account())
                        && !other.qualifiedName().equals(credential.qualifiedName()))
                .toList();
    }

    /** SHA-256, 64 lower-case hexadecimal digits, of all that it says but where it stands, the journal's folder and the control server. */
    public String sha256() {
        return CanonicalForm.of(this).sha256();
    }

    static List<Flaw> controlFlaws(boolean sandbox, @Nullable URI control) {
        if (control == null || (sandbox && BaseUrl.isLoopback(control))) {
            return List.of();
        }
        return List.of(new Flaw(
                "control",
                sandbox ? "a control server on another machine" : "a control server without `sandbox: true`",
                sandbox ? "write `http://127.0.0.1:PORT`" : "take it out: only a sandbox has one"));
    }
}
