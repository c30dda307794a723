package dev.keyrota.config;

import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import dev.keyrota.protocol.Charter.Window;
import dev.keyrota.protocol.StoreId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one of a credential's stores. What a store is, its account tells. */
final class StoreReader {
    private static final Keys COMMON = Keys.of("id: vault", "account: vault");
    private static final Keys WRITING = Keys.of("written-by: infisical-sync", "window: 22:00-04:00");
    private static final Keys INFISICAL =
            Keys.of("environment: prod", "path: /platform/heroku", "secret: HEROKU_API_KEY");
    private static final Keys GITHUB = Keys.of(
            "repository: owner/name",
            "organization: owner",
            "environment: production",
            "secret: HEROKU_API_KEY",
            "proof: { workflow: keyrota-probe.yml }");
    private static final Keys HEROKU = Keys.of("app: console-prod", "config-var: HEROKU_API_KEY");

    static final Keys PROOF =
            Keys.of("workflow: keyrota-probe.yml", "environment: production", "actor: my-bot[bot]", "blob: 0123…");

    private static final Keys ALL =
            COMMON.and(INFISICAL).and(GITHUB).and(HEROKU).and(WRITING);

    private final Accounts accounts;

    StoreReader(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The keys of a store at a vendor. */
    static Keys keys(Vendor vendor) {
        return COMMON.and(
                        switch (vendor) {
                            case INFISICAL -> INFISICAL;
                            case GITHUB -> GITHUB;
                            case HEROKU -> HEROKU;
                        })
                .and(WRITING);
    }

    Slot<StoreEntry> read(Value value) {
        return value.section(ALL).then(this::store);
    }

    private Slot<StoreEntry> store(Section all) {
        Slot<StoreId> id = all.required("id", Readings.shaped(Shape.NAME, StoreId::new));
        Slot<String> account = all.required("account", accounts::reference);
        return account.then(name -> {
            Vendor vendor = accounts.vendors().get(name);
            return vendor == null ? new Slot.Broken<>() : store(id, name, vendor, all);
        });
    }

    private static Slot<StoreEntry> store(Slot<StoreId> id, String account, Vendor vendor, Section all) {
        Section section = all.narrow(keys(vendor), "a store of " + vendor.word());
        return switch (vendor) {
            case INFISICAL -> infisical(id, account, section);
            case GITHUB -> github(id, account, section);
            case HEROKU -> heroku(id, account, section);
        };
    }

    private static Slot<StoreEntry> infisical(Slot<StoreId> id, String account, Section section) {
        Slot<String> environment = section.required("environment", Readings.shaped(Shape.NAME));
        Slot<String> path = section.required("path", Readings.shaped(Shape.FOLDER));
        Slot<String> secret = section.required("secret", Readings.shaped(Shape.VAULT_SECRET));
        Slot<Writing> writing = writing(section);
        return section.build(() ->
                new InfisicalStore(id.get(), account, environment.get(), path.get(), secret.get(), writing.get()));
    }

    private static Slot<StoreEntry> heroku(Slot<StoreId> id, String account, Section section) {
        Slot<String> app = section.required("app", Readings.shaped(Shape.APP));
        Slot<String> variable = section.required("config-var", Readings.shaped(Shape.VARIABLE));
        Slot<Writing> writing = writing(section);
        return section.build(
                () -> new HerokuConfigVarStore(id.get(), account, app.get(), variable.get(), writing.get()));
    }

    private static Slot<StoreEntry> github(Slot<StoreId> id, String account, Section section) {
        Slot<SecretScope> scope = scope(section);
        Slot<String> secret = section.required("secret", Readings.shaped(Shape.GITHUB_SECRET));
        Slot<Proof> proof = section.required("proof", StoreReader::proof);
        Slot<Writing> writing = writing(section);
        return section.build(
                () -> new GitHubSecretStore(id.get(), account, scope.get(), secret.get(), proof.get(), writing.get()));
    }

    private static Slot<Writing> writing(Section section) {
        Slot<String> by = section.optional("written-by", Readings.shaped(Shape.NAME));
        Slot<Window> window = section.optional("window", value -> value.text(Writing::window));
        return section.build(() -> new Writing(by.orNull(), window.orNull()));
    }

    private static Slot<SecretScope> scope(Section section) {
        Slot<Repository> repository =
                section.required("repository", Readings.shaped(Shape.REPOSITORY, Repository::parse));
        Slot<String> environment = section.optional("environment", Readings.shaped(Shape.NAME));
        Slot<String> organization = section.optional("organization", Readings.shaped(Shape.OWNER));
        if (section.has("organization") && section.has("environment")) {
            return section.whole()
                    .wrong(
                            "an organization's secret has no environment",
                            "leave `environment` out; the one that the deploying job names belongs into `proof`");
        }
        return section.build(() -> scope(repository.get(), environment.orNull(), organization.orNull()));
    }

    private static SecretScope scope(
            Repository repository, @Nullable String environment, @Nullable String organization) {
        if (organization != null) {
            return new SecretScope.OfOrganization(organization, repository);
        }
        return environment == null
                ? new SecretScope.OfRepository(repository)
                : new SecretScope.OfEnvironment(repository, environment);
    }

    private static Slot<Proof> proof(Value value) {
        if (value.isScalar()) {
            return value.word("a proof", Map.of("updated_at", new Proof.UpdatedAt()));
        }
        return value.section(PROOF).then(proof -> {
            Slot<String> file = proof.required("workflow", Readings.shaped(Shape.WORKFLOW_FILE));
            Slot<String> environment = proof.optional("environment", Readings.shaped(Shape.NAME));
            Slot<String> actor = proof.optional("actor", Readings.shaped(Shape.LOGIN));
            Slot<String> blob = proof.optional("blob", Readings.shaped(Shape.BLOB));
            return proof.build(
                    () -> new Proof.Workflow(file.get(), environment.orNull(), actor.orNull(), blob.orNull()));
        });
    }
}
