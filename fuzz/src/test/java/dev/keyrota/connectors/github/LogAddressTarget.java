package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.http.BaseUrl;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The address that GitHub points at for a log: of one of its hosts, over TLS, with nobody's name in it; or none. */
public final class LogAddressTarget implements Target {
    private static final BaseUrl SANDBOX = BaseUrl.of("http://127.0.0.1:8080", true);

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "https://pipelines.actions.githubusercontent.com/a/b?sig=a%2Bb%3D&se=1",
                "https://x.blob.core.windows.net:443/logs/77/job%20770.txt?sig=x",
                "http://127.0.0.1:9/logs",
                "https://a@x.blob.core.windows.net/",
                "https://x.blob.core.windows.net.evil.example/",
                "https://evil.example/?x.blob.core.windows.net",
                "https://x.blob.core.windows.net\\@evil.example/",
                "//x.blob.core.windows.net/",
                "https:x.blob.core.windows.net",
                "https://x.blob.core.windows.net/../%2e%2e/");
    }

    @Override
    public List<String> words() {
        return List.of(
                ".blob.core.windows.net",
                ".actions.githubusercontent.com",
                "https://",
                "http://",
                "@",
                "\\",
                "#",
                "%00",
                ":443",
                ":99999",
                "[::1]");
    }

    @Override
    public void read(byte[] input) {
        String location = Seeds.text(input);
        assertThat(LogHosts.ofSandbox(SANDBOX).place(location)).isNotNull();
        Optional<LogHosts.Place> place = LogHosts.GITHUB.place(location);
        place.ifPresent(found -> {
            URI origin = URI.create(found.origin().toString());
            assertThat(origin.getScheme()).isEqualToIgnoringCase("https");
            assertThat(origin.getRawUserInfo()).isNull();
            assertThat(origin.getHost().toLowerCase(Locale.ROOT))
                    .matches(".*\\.(actions\\.githubusercontent\\.com|blob\\.core\\.windows\\.net)");
        });
    }
}
