package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.infisical.VaultAnswer.LoggedIn;
import dev.keyrota.sandbox.infisical.VaultAnswer.Written;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A vault with one project, one folder, and identities of every sort. */
final class VaultFixture {

    static final String PROJECT = "6cf05378-2036-4810-a130-1a8b52e1df46";
    static final Folder FOLDER = new Folder(PROJECT, "prod", "/MooseQuest/heroku");
    static final SecretAddress KEY = FOLDER.secret("HEROKU_API_KEY");

    final SandboxClock clock = new SandboxClock(Instant.parse("2026-07-01T09:00:00Z"));
    final InfisicalVault vault = new InfisicalVault(clock, new SeededIds(42));

    VaultFixture() {
        vault.addProject(new Project(PROJECT, "moosequest"));
        vault.addFolder(FOLDER);
        identity("admin", TokenPolicy.DEFAULT, Grant.everything());
    }

    /** Adds an identity whose client id and client secret are made of its name. */
    VaultFixture identity(String name, TokenPolicy policy, Grant... grants) {
        vault.addIdentity(new MachineIdentity(
                "id-" + name, name, "client-" + name, policy, Map.of(PROJECT, Arrays.asList(grants))));
        vault.addClientSecret(new ClientSecret("cs-" + name, "client-" + name, "secret-" + name, 0, 0, null));
        return this;
    }

    /** An identity that is a member of nothing. */
    VaultFixture outsider() {
        vault.addIdentity(
                new MachineIdentity("id-outsider", "outsider", "client-outsider", TokenPolicy.DEFAULT, Map.of()));
        vault.addClientSecret(new ClientSecret("cs-outsider", "client-outsider", "secret-outsider", 0, 0, null));
        return this;
    }

    String token(String name) {
        return ((LoggedIn) vault.login("client-" + name, "secret-" + name)).token();
    }

    SecretVersion write(String token, String value) {
        return ((Written) vault.update(token, KEY, SecretChange.toValue(value)))
                .secret()
                .version();
    }

    static List<MetadataEntry> metadata(String key, String value) {
        return List.of(new MetadataEntry(key, value));
    }
}
