package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import java.util.List;
import java.util.Optional;

/** A job's log: one answer of the probe, or none. */
public final class ProbeLogTarget implements Target {
    private static final String LINE = "keyrota-probe: {\"v\":1,\"nonce\":\"" + "0123456789abcdef".repeat(4)
            + "\",\"mac\":\"" + "ab".repeat(32) + "\",\"status\":200}";

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "\ufeff2026-07-01T09:00:07.1234567Z Current runner\n2026-07-01T09:00:07.1234567Z " + LINE
                        + "\n2026-07-01T09:00:08Z end\n",
                LINE,
                LINE + "\n" + LINE,
                "2026-07-01T09:00:07Z \u001b[36;1mprint(\"keyrota-probe: \")\u001b[0m\n" + LINE + "\r\n");
    }

    @Override
    public List<String> words() {
        return List.of(
                LINE, "keyrota-probe: ", "2026-07-01T09:00:07Z ", "\r", "\u0085", "\u2028", "\"status\":0", "\"v\":2");
    }

    @Override
    public void read(byte[] input) {
        String log = Seeds.text(input);
        Optional<ProbeAnswer> found = ProbeAnswer.in(log);
        found.ifPresent(answer -> {
            assertThat(answer.mac()).hasSize(32);
            assertThat(answer.status()).isBetween(0, 599);
            assertThat(log).contains(answer.nonce() + "\",\"mac\":\"" + answer.hex());
        });
    }
}
