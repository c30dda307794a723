package dev.keyrota.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.github.ApiVersion;
import dev.keyrota.connectors.github.GitHub;
import dev.keyrota.connectors.github.GitHubSecret;
import dev.keyrota.connectors.github.RepositoryName;
import dev.keyrota.connectors.github.SecretScope;
import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.connectors.http.Http;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * What does {@code gh}'s calls where the real one is not at hand: a script that does them by curl. It cannot seal a secret, so that this one
 * call goes through here.
 */
final class StandInGh implements AutoCloseable {
    private final HttpServer server;
    private final String github;

    /** For the sandbox at this address. */
    StandInGh(String github) throws IOException {
        this.github = github;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::put);
        server.start();
    }

    /** The script, for bash. */
    String script() {
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        return """
                #!/bin/bash
                set -o pipefail
                token=$GH_TOKEN
                unset GH_TOKEN GH_ENTERPRISE_TOKEN
                login() { printf 'header = "Authorization: Bearer %%s"\\n' "$token"; }
                case "$1 $2" in
                  'secret set') exec curl -q -sS --fail -K <(login) --data-binary @- "%s/$5/$3" ;;
                  'workflow run')
                    printf '{"ref":"%%s","inputs":{"nonce":"%%s"}}' "$7" "${9#nonce=}" | curl -q -sS --fail -K <(login) \
                      --data-binary @- "%s/repos/$5/actions/workflows/$3/dispatches" ;;
                  *) if [ "$3" = --jq ]; then curl -q -sSL --fail -K <(login) "%s/$2" | jq -r "$4"
                     else curl -q -sSL --fail -K <(login) "%s/$2"; fi ;;
                esac
                """.formatted(here, github, github, github);
    }

    /** {@code POST /owner/name/SECRET} with the value. */
    private void put(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        try (Http http = new Http(Duration.ofSeconds(5), _ -> {}, System::nanoTime)) {
            GitHub login =
                    GitHub.withToken(http, BaseUrl.of(github, true), ApiVersion.V2022_11_28, Secret.ofText(token));
            SecretScope scope = new SecretScope.OfRepository(new RepositoryName(path[1], path[2]), null);
            GitHubSecret secret =
                    new GitHubSecret(login, new StoreId("ci"), scope, path[3], new SecureRandom(), null, null);
            Secret value = Secret.of(exchange.getRequestBody().readAllBytes());
            boolean written = secret.write(value, null) instanceof Reply.Answered;
            exchange.sendResponseHeaders(written ? 204 : 502, -1);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
