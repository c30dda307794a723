package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.connectors.redaction.Redaction;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.util.List;

/** Foreign text as it is shown: printable, on one line, no longer than one; and the net through which all output goes takes any text. */
public final class ForeignTextTarget implements Target {
    private static final int LENGTH_MAX = 100;

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "raxx-ci-rotation-2026-07",
                "\u001b[31mred\u001b[0m",
                "\u001b]0;title\u0007",
                "\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\",
                "\u202eabc\u2066",
                "a\u0301".repeat(300),
                "\ud83d\udd11".repeat(300),
                "HRKU-01234567-89ab-cdef-0123-456789abcdef");
    }

    @Override
    public List<String> words() {
        return List.of(
                "\u001b[",
                "\u001b]",
                "\u001b\\",
                "\u009b",
                "\u0007",
                "m",
                "HRKU-",
                "ghp_",
                "eyJ",
                "-----BEGIN RSA PRIVATE KEY-----");
    }

    @Override
    public void read(byte[] input) {
        String text = Seeds.text(input);
        String shown = Foreign.text(text);
        Told.page(shown);
        assertThat(shown).doesNotContain("\n");
        assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(LENGTH_MAX);
        assertThat(new Redaction(List::of).redact(text)).isNotNull();
    }
}
