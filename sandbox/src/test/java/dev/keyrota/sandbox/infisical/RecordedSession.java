package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Asking;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.infisical.VaultAnswer.LoggedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The state of the server that the calls were recorded on, and the calls of that session that were not recorded. */
final class RecordedSession {

    private static final String ONE = "6cf05378-2036-4810-a130-1a8b52e1df46";
    private static final String TWO = "cc1b2ec7-3d17-46f0-a651-dde3526084b2";
    private static final String PATH = "/MooseQuest/heroku";
    private static final Folder FOLDER = new Folder(ONE, "prod", PATH);
    private static final TokenPolicy DEFAULT = TokenPolicy.DEFAULT;

    private final SandboxClock clock = new SandboxClock(Instant.parse("2026-11-22T19:29:00Z"));
    private final InfisicalVault vault = new InfisicalVault(clock, new SeededIds(7));
    private final Asking client = new Asking(new InfisicalVendor(), vault);
    private final Map<String, String> tokens = new HashMap<>();

    RecordedSession() {
        vault.serve(Edition.V3);
        vault.addProject(new Project(ONE, "moosequest"));
        vault.addProject(new Project(TWO, "permissions"));
        vault.addFolder(FOLDER);
        vault.addFolder(new Folder(TWO, "prod", PATH));
        vault.write(SecretAddress.of(TWO, "prod", PATH, "HEROKU_API_KEY"), SecretChange.toValue("v"));
        member("member", DEFAULT, Grant.everything());
        member("viewer", DEFAULT, Grant.viewing());
        member("noaccess", DEFAULT);
        member("describe-only", DEFAULT, only(Permission.DESCRIBE_SECRET));
        member("edit-only", DEFAULT, only(Permission.EDIT));
        member("edit-describe", DEFAULT, only(Permission.EDIT, Permission.DESCRIBE_SECRET));
        member("least", DEFAULT, only(Permission.EDIT, Permission.DESCRIBE_SECRET, Permission.READ_VALUE));
        member("renewable", new TokenPolicy(Duration.ofMinutes(10), Duration.ofHours(1), 0), Grant.everything());
        member("use-limit", new TokenPolicy(Duration.ofDays(1), Duration.ofDays(1), 2), Grant.everything());
        add(new MachineIdentity("id-outsider", "outsider", "client-outsider", DEFAULT, Map.of()));
        recorded(
                "ed5492fe-ed74-433e-ab90-8b83ba57b4e8",
                DEFAULT,
                "8b9401a76d6a610040fd5bd0b835c2c2d171a5e77a7fb33ff4e83774c625544f");
        recorded(
                "21587593-69a6-46d5-bc5d-ce15c22b7032",
                DEFAULT,
                "cabb1e43216eb93d52e2aa019cba442eaee318e07ed8c7489bed149fd262e2f9");
        recorded(
                "016cefd5-aafb-4404-8c39-45d58c2f36fe",
                DEFAULT,
                "3c388e6282d3a07c3ee68fc0a40e95213185d91b4e6576a988c270e649f8e53c");
        TokenPolicy twoSeconds = new TokenPolicy(Duration.ofSeconds(2), Duration.ofSeconds(2), 0);
        recorded(
                "5d54d8be-2dac-40d1-a06c-8b424fdcd56f",
                twoSeconds,
                "1343c8d5d2b7300afcb5ecd8ee7f1fd0e777b2a5700040b868fabe1c8dc3aa62");
    }

    private static Grant only(Permission first, Permission... more) {
        return Grant.on("prod", PATH, EnumSet.of(first, more));
    }

    private void member(String name, TokenPolicy policy, Grant... grants) {
        List<Grant> held = List.of(grants);
        add(new MachineIdentity("id-" + name, name, "client-" + name, policy, Map.of(ONE, held, TWO, held)));
    }

    private void add(MachineIdentity identity) {
        vault.addIdentity(identity);
        vault.addClientSecret(new ClientSecret("cs-" + identity.name(), identity.clientId(), "secret", 0, 0, null));
        tokens.put(identity.name(), login(identity.clientId(), "secret"));
    }

    private void recorded(String clientId, TokenPolicy policy, String secret) {
        vault.addIdentity(new MachineIdentity("id-" + clientId, clientId, clientId, policy, Map.of()));
        vault.addClientSecret(new ClientSecret("cs-" + clientId, clientId, secret, 0, 0, null));
    }

    private String login(String clientId, String secret) {
        return ((LoggedIn) vault.login(clientId, secret)).token();
    }

    /** Does what was not recorded before this call, then the call. */
    Answer replay(String name, JsonNode request, String target) {
        prepare(name);
        clock.advance(Duration.ofMillis(70));
        String token = tokens.getOrDefault(identity(name), "");
        request.get("headers")
                .properties()
                .forEach(header -> client.with(
                        header.getKey(), header.getValue().stringValue().replace("JWT.REDACTED.FIXTURE", token)));
        if (name.endsWith("if-none-match")) {
            client.without("if-none-match");
            client.with("If-None-Match", Asking.header(client.get(target), "ETag"));
        }
        JsonNode body = request.get("body");
        Answer answer = client.send(
                request.get("method").stringValue(),
                target,
                body.isNull() ? "" : text(name, body).replace("JWT.REDACTED.FIXTURE", token));
        List.of("Authorization", "Content-Type", "If-None-Match").forEach(client::without);
        return answer;
    }

    private static String text(String name, JsonNode body) {
        if (name.endsWith("value-too-big")) {
            return "{\"secretValue\":\"" + "k".repeat(2_000_000) + "\"}";
        }
        return body.isString() ? body.stringValue() : body.toString();
    }

    private String identity(String name) {
        String call = name.substring(name.indexOf('/') + 5);
        return tokens.keySet().stream()
                .filter(known -> call.contains(known) || (known.equals("default") && name.startsWith("tokens/001")))
                .findFirst()
                .orElse("member");
    }

    private void prepare(String name) {
        switch (name.substring(0, name.indexOf('-'))) {
            case "secrets/028" -> write("HEROKU_API_KEY", "HRKU-made-up-2");
            case "secrets/034" ->
                vault.write(FOLDER.secret("HEROKU_API_KEY"), new SecretChange(null, "rotated by test", null));
            case "secrets/040" -> write("HEROKU_API_KEY", "HRKU-made-up-4");
            case "secrets/049" -> write("V_TRAILING_NEWLINE", "line1\n");
            case "secrets/055" -> write("V_MULTILINE", "a\nb\nc");
            case "secrets/061" -> write("V_REFERENCE", "${prod.MooseQuest.heroku.HEROKU_API_KEY}");
            case "secrets/067" -> write("V_LONG", "k".repeat(100_000));
            case "secrets/100" -> tokens.put("bad-signature", forged());
            case "secrets/103" -> expire();
            case "secrets/106" -> login("client-member", "secret");
            case "secrets/109" -> revoked("revoked-token", "client-member");
            case "secrets/113" -> vault.addClientSecret(oneUse());
            case "secrets/115" -> vault.login(oneUse().clientId(), oneUse().value());
            case "secrets/116" -> tokens.put("member", login("client-member", "secret"));
            case "tokens/001" -> tokens.put("default", login("client-member", "secret"));
            case "tokens/003" -> vault.renew(tokens.getOrDefault("default", ""));
            case "tokens/009" -> vault.revoke(tokens.getOrDefault("renewable", ""));
            case "tokens/013" -> vault.admit(tokens.getOrDefault("use-limit", ""));
            default -> {
                // Everything else was recorded call by call.
            }
        }
    }

    private void write(String name, String value) {
        vault.write(FOLDER.secret(name), SecretChange.toValue(value));
    }

    private String forged() {
        String token = tokens.getOrDefault("member", "");
        return token.substring(0, token.lastIndexOf('.')) + ".c2lnbmF0dXJl";
    }

    private void expire() {
        tokens.put(
                "expired",
                login(
                        "5d54d8be-2dac-40d1-a06c-8b424fdcd56f",
                        "1343c8d5d2b7300afcb5ecd8ee7f1fd0e777b2a5700040b868fabe1c8dc3aa62"));
        clock.advance(Duration.ofSeconds(3));
    }

    private void revoked(String name, String clientId) {
        String token = login(clientId, "secret");
        vault.revoke(token);
        tokens.put(name, token);
    }

    private static ClientSecret oneUse() {
        return new ClientSecret(
                "one-use",
                "ed5492fe-ed74-433e-ab90-8b83ba57b4e8",
                "719053ce4319da620ad8a12ac24136d6ab9baef6dc3abc2b00ca168510570891",
                1,
                0,
                null);
    }
}
