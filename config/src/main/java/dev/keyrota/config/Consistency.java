package dev.keyrota.config;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.Quote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What no record can see alone: whether accounts and credentials fit one another. Asked once for each account and credential, in the
 * order of the file, so that of two that are in each other's way the later is told of. Not for several threads.
 */
final class Consistency {
    private static final int LONGEST_ID = 64;

    private final boolean sandbox;
    private final Map<String, Account> accounts;
    private final Set<String> excused;
    private final EnvironmentRule environments;
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, String> identities = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** @param excused names of accounts that are there and were told of as broken */
    Consistency(
            boolean sandbox, Map<String, Account> accounts, Set<String> excused, Collection<Credential> credentials) {
        this.sandbox = sandbox;
        this.accounts = accounts;
        this.excused = excused;
        this.environments = new EnvironmentRule(credentials);
    }

    /** What is wrong with an account among the others. */
    List<Flaw> of(Account account) {
        List<Flaw> flaws = new ArrayList<>();
        BaseUrl.objection(account.vendor(), account.url(), sandbox).ifPresent(flaws::add);
        if (account instanceof IssuingAccount issuer) {
            String first = identities.putIfAbsent(issuer.url() + "|" + issuer.identity(), issuer.name());
            if (first != null) {
                flaws.add(new Flaw(
                        "identity",
                        "the same account as " + Quote.word(first),
                        "keep one of them: runs on one account must not know two names for it"));
            }
        }
        return flaws;
    }

    /** What is wrong with a credential among the others. */
    List<Flaw> of(Credential credential) {
        List<Flaw> flaws = new ArrayList<>();
        if (!names.add(credential.qualifiedName())) {
            flaws.add(
                    new Flaw("env", "a credential of this name and environment stands before", "give it another name"));
        }
        issuer(credential, flaws);
        for (int i = 0; i < credential.stores().size(); i++) {
            store(credential, credential.stores().get(i), "stores[" + i + "]", flaws);
        }
        return flaws;
    }

    private void issuer(Credential credential, List<Flaw> flaws) {
        Account account = account(credential.account(), "account", flaws);
        if (account instanceof IssuingAccount issuer) {
            if (!issuer.scopes().containsAll(credential.scope())) {
                flaws.add(new Flaw(
                        "scope",
                        "a scope that the issuer does not have",
                        "one of: " + String.join(", ", issuer.scopes())));
            }
            checkProtection(issuer, credential, flaws);
        } else if (account != null) {
            flaws.add(new Flaw(
                    "account",
                    "an account of " + account.vendor().word() + ", which issues no credentials",
                    "name the account that issues the credential: a Heroku account"));
        }
    }

    private void store(Credential credential, StoreEntry store, String at, List<Flaw> flaws) {
        if (longName(credential, store) > LONGEST_ID) {
            flaws.add(new Flaw(
                    at + ".id",
                    "credential, environment and store have together more than " + (LONGEST_ID - 2) + " characters",
                    "choose shorter names"));
        }
        Account account = account(store.account(), at + ".account", flaws);
        if (account == null) {
            return;
        }
        if (account.vendor() != store.vendor()) {
            flaws.add(new Flaw(
                    at + ".account",
                    "an account of " + account.vendor().word() + ", and the store is one of "
                            + store.vendor().word(),
                    "name an account of " + store.vendor().word()));
            return;
        }
        Destination destination = Destination.of(store.id(), store, account);
        environments.of(credential, destination).map(flaw -> flaw.under(at)).ifPresent(flaws::add);
        String first = holders.putIfAbsent(destination.place(), credential.name() + "." + store.id());
        if (first != null) {
            flaws.add(new Flaw(
                    at,
                    "the same place as " + Quote.word(first),
                    "a place holds one credential and is written once: keep one of them"));
        }
    }

    private @Nullable Account account(String name, String at, List<Flaw> flaws) {
        Account account = accounts.get(name);
        if (account == null && !excused.contains(name)) {
            flaws.add(new Flaw(at, "no account is called " + Quote.word(name), Accounts.hint(name, accounts.keySet())));
        }
        return account;
    }

    private static void checkProtection(IssuingAccount issuer, Credential credential, List<Flaw> flaws) {
        String description = credential.description().sample();
        if (issuer.protectedDescriptions().stream().anyMatch(pattern -> pattern.matches(description))) {
            flaws.add(new Flaw(
                    "description",
                    "an authorization of this description would be protected, so it could never be replaced",
                    "change it, or the pattern under `protected` of account " + Quote.word(issuer.name())));
        }
    }

    private static int longName(Credential credential, StoreEntry store) {
        return credential.name().length()
                + credential.env().length()
                + store.id().value().length()
                + 2;
    }
}
