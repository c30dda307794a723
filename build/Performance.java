import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times a rotation as a whole process, and the bare sequence without any proof, against sandboxes of their own: eleven calls one after
 * the other by a plain client (vault read, list, create, account, apps, vault write, GitHub key, GitHub put, vault re-read, revoke,
 * list). The bare client is in this process and warm, which favours it.
 */
public final class Performance {
    private static final int ROUNDS = 5;

    private record Sandbox(Process process, String line, Path config) implements AutoCloseable {
        static Sandbox start(int latencyMillis) throws IOException {
            Path config = Files.createTempDirectory("keyrota-performance").resolve("keyrota.yaml");
            Process process = new ProcessBuilder(
                            "./keyrota", "sandbox", "--latency", latencyMillis + "ms", "--config-out", config.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new Sandbox(process, out.readLine(), config);
        }

        String url(String vendor) {
            return find("\"" + vendor + "\":\"([^\"]+)\"", line);
        }

        String secret(String file) throws IOException {
            return Files.readString(Path.of(config + ".d", file)).strip();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private record Figures(double whole, double inside, double bare, int calls) {}

    public static void main(String[] args) throws Exception {
        Figures still = median(0);
        Figures slow = median(100);
        String text = page(still, slow);
        Files.createDirectories(Path.of("docs"));
        Files.writeString(Path.of("docs/performance.md"), text);
        System.out.print(text);
    }

    private static Figures median(int latency) throws Exception {
        List<Double> whole = new ArrayList<>();
        List<Double> inside = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        int calls = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Sandbox sandbox = Sandbox.start(latency)) {
                long start = System.nanoTime();
                Process process = new ProcessBuilder(
                                "./keyrota", "--config", sandbox.config().toString(), "rotate", "heroku-platform", "--yes", "-o", "json")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("the rotation failed: " + json);
                }
                whole.add(seconds(start));
                inside.add(Duration.parse(find("\"elapsed\":\"([^\"]+)\"", json)).toNanos() / 1e9);
                calls = Integer.parseInt(find("\"calls\":(\\d+)", json));
            }
            try (Sandbox sandbox = Sandbox.start(latency)) {
                bare.add(bare(sandbox));
            }
        }
        return new Figures(middle(whole), middle(inside), middle(bare), calls);
    }

    private static double bare(Sandbox sandbox) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String login = send(client, request(sandbox.url("infisical") + "/api/v1/auth/universal-auth/login", null)
                .POST(BodyPublishers.ofString("{\"clientId\":\"" + sandbox.secret("infisical-client-id") + "\",\"clientSecret\":\""
                        + sandbox.secret("infisical-client-secret") + "\"}")));
        String vault = "Bearer " + find("\"accessToken\":\"([^\"]+)\"", login);
        String github = "Bearer " + sandbox.secret("github-token");
        String project = find("project: *(\\S+)", Files.readString(sandbox.config()));
        String entry = sandbox.url("infisical") + "/api/v3/secrets/raw/HEROKU_API_KEY";
        String query = "?workspaceId=" + project + "&environment=prod&secretPath=%2FMooseQuest%2Fheroku";
        String secrets = sandbox.url("github") + "/repos/raxx-app/TradeMasterAPI/actions/secrets/";
        String heroku = sandbox.url("heroku");

        long start = System.nanoTime();
        String old = find("\"secretValue\":\"([^\"]+)\"", send(client, request(entry + query, vault)));
        String list = send(client, heroku(heroku + "/oauth/authorizations", old));
        String created = send(client, heroku(heroku + "/oauth/authorizations", old)
                .POST(BodyPublishers.ofString("{\"description\":\"bare\",\"scope\":[\"global\"]}")));
        String fresh = find("\"token\":\"([^\"]+)\"", created);
        send(client, heroku(heroku + "/account", fresh));
        send(client, heroku(heroku + "/apps", fresh));
        send(client, request(entry, vault).method("PATCH", BodyPublishers.ofString("{\"workspaceId\":\"" + project
                + "\",\"environment\":\"prod\",\"secretPath\":\"/MooseQuest/heroku\",\"secretValue\":\"" + fresh + "\"}")));
        String key = send(client, request(secrets + "public-key", github));
        send(client, request(secrets + "HEROKU_API_KEY", github).PUT(BodyPublishers.ofString("{\"key_id\":\""
                + find("\"key_id\":\"([^\"]+)\"", key) + "\",\"encrypted_value\":\""
                + seal(fresh, Base64.getDecoder().decode(find("\"key\":\"([^\"]+)\"", key))) + "\"}")));
        send(client, request(entry + query, vault));
        send(client, heroku(heroku + "/oauth/authorizations/b1e6320e-9ce1-436b-82b2-7b6cf3372cd7", fresh).DELETE());
        send(client, heroku(heroku + "/oauth/authorizations", fresh));
        if (list.isEmpty()) {
            throw new IllegalStateException("nothing is listed");
        }
        return seconds(start);
    }

    /** GitHub wants a sealed box, and no library of the JDK makes one: Keyrota's own is borrowed, which costs no call. */
    private static String seal(String value, byte[] key) throws ReflectiveOperationException {
        Method seal = Class.forName("dev.keyrota.connectors.github.SealedBox")
                .getDeclaredMethod("seal", byte[].class, byte[].class, byte[].class);
        seal.setAccessible(true);
        byte[] ephemeral = new byte[32];
        java.util.Arrays.fill(ephemeral, (byte) 7);
        return Base64.getEncoder().encodeToString((byte[]) seal.invoke(null, value.getBytes(StandardCharsets.UTF_8), key, ephemeral));
    }

    private static HttpRequest.Builder heroku(String url, String token) {
        return request(url, "Bearer " + token).header("Accept", "application/vnd.heroku+json; version=3");
    }

    private static HttpRequest.Builder request(String url, String authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json").header("User-Agent", "bare");
        return authorization == null ? builder : builder.header("Authorization", authorization);
    }

    private static String send(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("the bare client was refused: " + answer.statusCode() + " at " + answer.uri().getPath());
        }
        return answer.body();
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not found: " + pattern);
        }
        return matcher.group(1);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String page(Figures still, Figures slow) {
        long chain = Math.round((slow.inside() - still.inside()) / 0.1);
        return """
                # Performance

                Written by `build/performance` on %s (%d processors); medians of %d runs.

                | | 0 ms a call | 100 ms a call |
                |---|---|---|
                | `keyrota rotate` as a whole process | %.2f s | %.2f s |
                | the rotation within it | %.2f s | %.2f s |
                | the bare sequence: eleven calls, no proof | %.2f s | %.2f s |
                | whole process against the bare sequence | %.1f times | %.2f times |

                Calls of a rotation: %d. Calls that wait for each other: %d (what 100 ms a call add to the rotation, divided by 100 ms).

                What is longer than the bare sequence is proof: the vault and the issuer's list are read until two consecutive answers agree
                before the vault is written and again before the revocation; the probe workflow is run once before anything is changed and
                once after its secret was written, a second later, since vendors' dates are whole seconds (dispatch, job, log, and the log's own address, each time one after the other); death is
                seen in two lists, at the authorization itself and by its token; every store is looked at once more; and the label is
                closed and read back. Reads that do not depend on each other are made side by side. The aim is 1.25 times.
                """.formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), ROUNDS, still.whole(), slow.whole(),
                still.inside(), slow.inside(), still.bare(), slow.bare(), still.whole() / still.bare(), slow.whole() / slow.bare(),
                slow.calls(), chain);
    }
}
