package dev.keyrota.config;

import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code credentials}. Its keys are names, or {@code name@env} where several environments have a credential of one name; then
 * {@code env} may be left out and must not say otherwise.
 */
final class CredentialsReader {
    static final Keys KEYS = Keys.of(
            "env: prod",
            "account: heroku",
            "mode: programmatic",
            "scope: [global]",
            "expires-in: P120D",
            "description: rotation-{yyyy}-{MM}",
            "previous-descriptions: [\"automation: *\"]",
            "stores: [{ id: vault, … }]",
            "sessions: [{ id: operator, variable: HEROKU_API_KEY }]",
            "cadence: { every: P90D }",
            "overlap: PT0S",
            "required-ticket: true",
            "runbook: docs/rotation.md");

    static final Keys CADENCE = Keys.of("every: P90D", "max-age: P90D", "remind-before: P7D");

    private final Path folder;
    private final Accounts accounts;
    private final StoreReader stores;

    CredentialsReader(Path folder, Accounts accounts) {
        this.folder = folder;
        this.accounts = accounts;
        this.stores = new StoreReader(accounts);
    }

    /** Those that are fit. */
    List<Made<Credential>> read(Section root) {
        List<Made<Credential>> made = new ArrayList<>();
        root.required("credentials", Value::named).then(named -> {
            named.forEach(each -> one(each, made));
            return new Slot.Absent<>();
        });
        return made;
    }

    private void one(Value.Named named, List<Made<Credential>> made) {
        int at = named.name().indexOf('@');
        String name = at < 0 ? named.name() : named.name().substring(0, at);
        String env = at < 0 ? null : named.name().substring(at + 1);
        if (!Shape.NAME.fits(name) || (env != null && !Shape.NAME.fits(env))) {
            named.place()
                    .wrong(
                            "not a credential's name",
                            "write `name`, or `name@env` where several environments have one");
            return;
        }
        named.value().section(KEYS).then(section -> {
            Slot<Credential> credential = credential(name, env, section);
            if (credential instanceof Slot.Given<Credential>(Credential fit)) {
                made.add(new Made<>(section, fit));
            }
            return credential;
        });
    }

    private Slot<Credential> credential(String name, @Nullable String keyEnv, Section section) {
        Slot<String> env = env(keyEnv, section);
        Slot<String> account = section.required("account", accounts::reference);
        Slot<Mode> mode = section.optional("mode", value -> value.word("a mode", Mode.words()));
        Slot<List<String>> scope = section.required("scope", Readings.listOf(CredentialsReader::scope));
        Slot<Duration> expiresIn = section.optional("expires-in", Readings.span(Span.EXPIRES_IN));
        Slot<Convention> description = section.required("description", value -> value.text(Convention::new));
        Slot<List<Wildcard>> previous = section.optional(
                "previous-descriptions",
                value -> value.list(Credential.MOST_PATTERNS, Readings.shaped(Shape.DESCRIPTION, Wildcard::new)));
        Slot<List<StoreEntry>> places =
                section.required("stores", value -> value.list(Credential.MOST_PLACES, stores::read));
        Slot<List<SessionEntry>> sessions = section.optional(
                "sessions", value -> value.list(Credential.MOST_PLACES, each -> SessionReader.read(each, folder)));
        Slot<Cadence> cadence = section.optional("cadence", CredentialsReader::cadence);
        Slot<Duration> overlap = section.optional("overlap", Readings.span(Span.OVERLAP));
        Slot<TicketRule> ticket = section.optional("required-ticket", CredentialsReader::ticket);
        Slot<Path> runbook = section.optional("runbook", Readings.path(folder));
        return section.build(() -> new Credential(
                name,
                env.get(),
                account.get(),
                mode.or(Mode.PROGRAMMATIC),
                Set.copyOf(scope.get()),
                expiresIn.orNull(),
                description.get(),
                previous.or(List.of()),
                places.get(),
                sessions.or(List.of()),
                cadence.orNull(),
                overlap.or(Duration.ZERO),
                ticket.or(new TicketRule.NotNeeded()),
                runbook.orNull()));
    }

    private static Slot<String> env(@Nullable String keyEnv, Section section) {
        if (keyEnv == null) {
            return section.required("env", Readings.shaped(Shape.NAME));
        }
        Slot<String> given = section.optional("env", Readings.shaped(Shape.NAME));
        return switch (given) {
            case Slot.Given<String>(String env) when env.equals(keyEnv) -> given;
            case Slot.Given<String> _ ->
                section.optional(
                        "env", value -> value.wrong("another environment than the one after the `@`", "leave it out"));
            case Slot.Absent<String> _ -> new Slot.Given<>(keyEnv);
            case Slot.Broken<String> _ -> given;
        };
    }

    private static Slot<String> scope(Value value) {
        Map<String, String> words = new LinkedHashMap<>();
        HerokuAccount.SCOPES.forEach(word -> words.put(word, word));
        return value.word("a scope of Heroku", words);
    }

    private static Slot<Cadence> cadence(Value value) {
        return value.section(CADENCE).then(cadence -> {
            Slot<Duration> every = cadence.required("every", Readings.span(Span.EVERY));
            Slot<Duration> maxAge = cadence.optional("max-age", Readings.span(Span.MAX_AGE));
            Slot<Duration> remindBefore = cadence.optional("remind-before", Readings.span(Span.REMIND_BEFORE));
            return cadence.build(
                    () -> new Cadence(every.get(), maxAge.or(every.get()), remindBefore.or(Cadence.REMIND_BEFORE)));
        });
    }

    private static Slot<TicketRule> ticket(Value value) {
        return value.isBoolean()
                ? value.flag()
                        .then(needed -> new Slot.Given<>(needed ? new TicketRule.Needed() : new TicketRule.NotNeeded()))
                : value.text(text -> new TicketRule.Fitting(new Wildcard(Shape.WILDCARD.check(text))));
    }
}
