package dev.keyrota.connectors.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A token as a list shows it: what matches it begins and ends as it does, and is longer than both. */
public final class MaskTarget implements Target {
    private static final Secret TOKEN = Secret.ofText(Told.CANARY);

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "HRKU-AA**********nary",
                "**********nary",
                "HRKU-AA**********",
                "*",
                "****",
                "HRKU*a*nary",
                Told.CANARY);
    }

    @Override
    public void read(byte[] input) {
        if (input.length == 0 || input.length > Secret.LENGTH_MAX) {
            return;
        }
        Mask mask = Mask.of(Secret.of(input));
        assertThat(mask == null).isEqualTo(!Seeds.text(input).contains("*"));
        if (mask != null) {
            Told.noSecret(mask);
            assertThat(mask.test(TOKEN)).isEqualTo(fits(input));
        }
    }

    private static boolean fits(byte[] shown) {
        String text = new String(shown, StandardCharsets.ISO_8859_1);
        String prefix = text.substring(0, text.indexOf('*'));
        String suffix = text.substring(text.lastIndexOf('*') + 1);
        return suffix.length() >= 4
                && Told.CANARY.length() > prefix.length() + suffix.length()
                && Told.CANARY.startsWith(prefix)
                && Told.CANARY.endsWith(suffix);
    }
}
