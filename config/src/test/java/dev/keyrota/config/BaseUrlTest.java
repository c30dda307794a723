package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.config.problem.FlawException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vault.example.com",
                "ftp://vault.example.com",
                "https://",
                "https://vault.example.com:0",
                "https://vault.example.com:65536",
                "https://user@vault.example.com",
                "https://vault.example.com?x",
                "https://vault.example.com#x",
                "https://vault.example.com//a",
                "https://vault.example.com/..",
                "https://vault.example.com/%2e%2e",
                "https://vault_1.example.com",
                "https://v\u0430ult.example.com",
                "https://[::2]",
                "https://vault.example.com\\@evil.example",
                "https://vault.example.com/\r\nX: y",
                "HTTPS ://x",
                "https://127.1",
                "https://a.0x7f"
            })
    void refuses_what_could_send_a_token_elsewhere(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text)).isInstanceOf(FlawException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "INFISICAL, https://vault.example.com, true",
        "INFISICAL, https://vault:8443, true",
        "INFISICAL, http://vault.example.com, false",
        "INFISICAL, https://localhost, false",
        "INFISICAL, https://evil.localhost, false",
        "INFISICAL, https://127.0.0.1, false",
        "INFISICAL, https://169.254.169.254, false",
        "INFISICAL, https://10.0.0.5, false",
        "INFISICAL, https://2130706433, false",
        "INFISICAL, https://[::1], false",
        "HEROKU, https://api.heroku.com, true",
        "HEROKU, https://api.heroku.com:444, false",
        "HEROKU, https://api.heroku.com/x, false",
        "HEROKU, https://api.heroku.com.example.com, false",
        "GITHUB, https://api.github.com, true",
        "GITHUB, https://api.github.com/api/v3, false",
        "GITHUB, https://github.com/api/v3, false",
        "GITHUB, https://api.acme.ghe.com, true",
        "GITHUB, https://acme.ghe.com/api/v3, false",
        "GITHUB, https://git.example.com/api/v3, true",
        "GITHUB, https://git.example.com, false",
    })
    void lets_real_tokens_go_only_where_they_belong(Vendor vendor, String url, boolean fine) {
        assertThat(BaseUrl.objection(vendor, BaseUrl.parse(url), false).isEmpty())
                .isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4000, true",
        "http://localhost:1, true",
        "https://127.0.0.1, true",
        "http://[::1]:80, true",
        "https://api.heroku.com, false",
        "http://127.0.0.1.example.com, false",
        "http://10.0.0.1, false"
    })
    void lets_a_sandbox_speak_to_this_machine_only(String url, boolean fine) {
        assertThat(BaseUrl.objection(Vendor.HEROKU, BaseUrl.parse(url), true).isEmpty())
                .isEqualTo(fine);
    }

    @Test
    void has_one_text_for_one_address() {
        assertThat(BaseUrl.parse("https://Vault.Example.com:8443/Base/"))
                .isEqualTo(URI.create("https://vault.example.com:8443/Base"));
    }
}
