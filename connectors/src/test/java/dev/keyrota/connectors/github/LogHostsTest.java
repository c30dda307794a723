package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.http.BaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogHostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pipelines.actions.githubusercontent.com/log?sig=a%2Bb",
                "https://productionresultssa1.blob.core.windows.net/actions-results/x/logs.txt?se=1&sig=%2F%3D",
                "https://A.BLOB.CORE.WINDOWS.NET:443/x"
            })
    void githubs_storages_are_known(String location) {
        assertThat(LogHosts.GITHUB.place(location)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "http://x.blob.core.windows.net/x",
                "https://blob.core.windows.net/x",
                "https://xblob.core.windows.net/x",
                "https://x.blob.core.windows.net.evil.example.com/x",
                "https://evil.example.com/x.blob.core.windows.net",
                "https://x.blob.core.windows.net:8443/x",
                "https://x@x.blob.core.windows.net/x",
                "https://evil.example.com\\@x.blob.core.windows.net/x",
                "https://x.blob.core.windows.net",
                "https://x.blob.core.windows.net/é",
                "https://x.blob.core.windows.net/%zz",
                "https://x.blob.core.windows.net/x#y",
                "http://127.0.0.1/x",
                "https://127.0.0.1/x",
                "https:///x"
            })
    void nothing_else_is(String location) {
        assertThat(LogHosts.GITHUB.place(location)).isEmpty();
    }

    @Test
    void a_sandbox_serves_its_logs_itself_and_only_from_here() {
        LogHosts sandbox = LogHosts.ofSandbox(BaseUrl.of("http://127.0.0.1:18082", true));
        assertThat(sandbox.place("http://127.0.0.1:18082/logs/1?x=y")).isPresent();
        assertThat(sandbox.place("http://127.0.0.1:4/logs/1")).isPresent();
        assertThat(sandbox.place("http://127.0.0.2:18082/logs/1")).isEmpty();
        assertThat(sandbox.place("https://x.blob.core.windows.net/x")).isEmpty();
    }

    @Test
    void a_place_does_not_print_its_signature() {
        assertThat(LogHosts.GITHUB
                        .place("https://x.blob.core.windows.net/x?sig=canary")
                        .orElseThrow()
                        .toString())
                .doesNotContain("canary");
    }
}
