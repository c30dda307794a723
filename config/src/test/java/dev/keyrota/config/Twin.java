package dev.keyrota.config;

import dev.keyrota.config.yaml.Keys;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One thing said three times, which must not drift apart: in the schema, in the reader, and as a record.
 *
 * @param definition its name in the schema's {@code $defs}; empty for the top
 * @param renamed record components whose keys are not their names with dashes; none where the value is a key of the mapping's parent
 * @param added keys that are no components
 */
record Twin(
        String definition,
        Keys keys,
        Class<? extends Record> record,
        Map<String, Set<String>> renamed,
        Set<String> added) {
    static Stream<Twin> all() {
        Set<String> none = Set.of();
        Set<String> vendor = Set.of("vendor");
        Map<String, Set<String>> name = Map.of("name", none);
        Set<String> writing = Set.of("written-by", "window");
        return Stream.of(
                new Twin(
                        "",
                        RootReader.KEYS,
                        Configuration.class,
                        Map.of("origin", none, "timing", Set.of("quiescence", "incident-quiescence", "deadline")),
                        Set.of("version", "alerts")),
                new Twin(
                        "herokuAccount",
                        AccountsReader.keys(Vendor.HEROKU),
                        HerokuAccount.class,
                        Map.of(
                                "name",
                                none,
                                "protectedIds",
                                Set.of("protected"),
                                "protectedDescriptions",
                                Set.of("protected")),
                        vendor),
                new Twin(
                        "infisicalAccount",
                        AccountsReader.keys(Vendor.INFISICAL),
                        InfisicalAccount.class,
                        name,
                        vendor),
                new Twin(
                        "gitHubAccount",
                        AccountsReader.keys(Vendor.GITHUB),
                        GitHubAccount.class,
                        Map.of("name", none, "login", Set.of("token", "app")),
                        vendor),
                new Twin(
                        "universalAuth",
                        InfisicalReader.UNIVERSAL_AUTH,
                        InfisicalLogin.UniversalAuth.class,
                        Map.of(),
                        none),
                new Twin(
                        "infisicalLogin",
                        InfisicalReader.LOGIN,
                        InfisicalLogin.StaticToken.class,
                        Map.of(),
                        Set.of("universal-auth")),
                new Twin("gitHubApp", GitHubReader.APP, GitHubLogin.App.class, Map.of(), none),
                new Twin("credential", CredentialsReader.KEYS, Credential.class, name, none),
                new Twin("cadence", CredentialsReader.CADENCE, Cadence.class, Map.of(), none),
                new Twin(
                        "infisicalStore",
                        StoreReader.keys(Vendor.INFISICAL),
                        InfisicalStore.class,
                        Map.of("secretName", Set.of("secret"), "writing", writing),
                        none),
                new Twin(
                        "gitHubSecretStore",
                        StoreReader.keys(Vendor.GITHUB),
                        GitHubSecretStore.class,
                        Map.of(
                                "scope",
                                Set.of("repository", "environment", "organization"),
                                "secretName",
                                Set.of("secret"),
                                "writing",
                                writing),
                        none),
                new Twin(
                        "herokuConfigVarStore",
                        StoreReader.keys(Vendor.HEROKU),
                        HerokuConfigVarStore.class,
                        Map.of("writing", writing),
                        none),
                new Twin("workflow", StoreReader.PROOF, Proof.Workflow.class, Map.of("file", Set.of("workflow")), none),
                new Twin(
                        "session",
                        SessionReader.KEYS,
                        SessionEntry.class,
                        Map.of("source", Set.of("file", "keychain", "secret-service")),
                        none),
                new Twin("keychain", SessionReader.KEYCHAIN, SessionEntry.Source.Keychain.class, Map.of(), none));
    }

    Set<String> keysOfRecord() {
        Set<String> all = new TreeSet<>(added);
        Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .map(component -> renamed.getOrDefault(component, Set.of(dashed(component))))
                .forEach(all::addAll);
        return all;
    }

    @Override
    public String toString() {
        return record.getSimpleName();
    }

    private static String dashed(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
