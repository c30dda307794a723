package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.InputFile;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.io.IOException;
import java.util.List;

/** The bytes of a {@code keyrota.yaml}: a configuration, or problems of which each says what and how to mend it. */
public final class ConfigurationTarget implements Target {
    private final InputFile file = InputFile.make();

    @Override
    public List<byte[]> seeds() {
        String good = Seeds.text("docs/manual/keyrota.yaml");
        return Seeds.of(
                good,
                ConfigurationTemplate.text(),
                good.replace("${env:", Told.CANARY + " ${env:"),
                "a: &a [*a, *a]\nb: *a\n",
                "a: &a {b: &b [x, x], c: [*b, *b]}\nd: [*a, *a]\n",
                "version: 1\nversion: 1\n",
                "<<: {version: 1}\n",
                "!!java.net.URL [\"http://127.0.0.1/\"]\n",
                "%YAML 1.1\n---\nversion: 1\n---\nversion: 1\n",
                "version: 1\naccounts: \u0000\n",
                "\ufeffversion: 1\n",
                "[".repeat(2_000),
                "{a: ".repeat(2_000),
                "? ".repeat(2_000),
                "\r\u00851\u0085: {\r}!t ",
                "version: 1\nhome: \"\\e[2J\\u202e\"\naccounts: \"\\x07\"\n\"\\e]0;x\\a\": 1\n");
    }

    @Override
    public List<String> words() {
        return List.of(
                "&a ",
                "*a",
                "<<: *a",
                "!!str ",
                "!!binary ",
                "---\n",
                "...\n",
                "%TAG ! tag:x,2000:\n",
                "${env:A}",
                "${file:b}",
                "\"\\e[2J\"",
                "? ",
                "|+2\n",
                ">-\n",
                "accounts:",
                "credentials:",
                "stores: [",
                "\n  ",
                "\n      ",
                "PT1S",
                "0o17",
                "0x1f",
                ".inf",
                "1_000",
                "~",
                "heroku",
                "infisical",
                "github");
    }

    @Override
    public void read(byte[] input) throws IOException {
        try {
            assertThat(ConfigurationReader.read(file.holding(input)).sha256()).hasSize(64);
        } catch (ConfigurationException wrong) {
            assertThat(wrong.problems()).isNotEmpty();
            wrong.problems().forEach(problem -> {
                Told.sentence(problem.what());
                Told.sentence(problem.remedy());
                Told.page(problem.path());
                assertThat(problem.line()).isNotNegative();
            });
        }
    }
}
