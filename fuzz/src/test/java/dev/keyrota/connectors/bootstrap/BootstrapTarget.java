package dev.keyrota.connectors.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.Secret;
import dev.keyrota.fuzz.InputFile;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A secret that Keyrota logs in with, in a file or a variable: all of it but one line end, or none; and which world it is of. */
public final class BootstrapTarget implements Target {
    private final InputFile file = InputFile.make();

    @Override
    public List<byte[]> seeds() {
        return Seeds.all(
                Seeds.of(
                        Told.CANARY + "\n",
                        Told.CANARY + "\r\n",
                        "\n",
                        "\r\n",
                        "",
                        "\r",
                        "x\n\n",
                        "HRKU-" + "a".repeat(60)),
                List.of(new byte[Secret.LENGTH_MAX], new byte[Secret.LENGTH_MAX + 1], new byte[Secret.LENGTH_MAX + 5]));
    }

    @Override
    public void read(byte[] input) throws IOException {
        Found found = new BootstrapSecrets(Map.of()).file(file.holding(input));
        judge(found, input);
        String text = Seeds.text(input);
        if (text.indexOf('\0') < 0) {
            judge(new BootstrapSecrets(Map.of("A", text)).variable("A"), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void judge(Found found, byte[] input) {
        byte[] expected = withoutLineEnd(input);
        switch (found) {
            case Found.There(var secret, var _) -> {
                Told.noSecret(found);
                assertThat(secret.<Boolean>reveal(bytes -> Arrays.equals(bytes, expected)))
                        .isTrue();
                told(SandboxMark.objection(secret, "the file", true));
                told(SandboxMark.objection(secret, "the file", false));
            }
            case Found.Missing missing -> {
                assertThat(expected.length == 0 || expected.length > Secret.LENGTH_MAX)
                        .isTrue();
                told(missing);
            }
        }
    }

    private static void told(Found.@Nullable Missing missing) {
        if (missing != null) {
            Told.sentence(missing.what());
            Told.sentence(missing.remedy());
        }
    }

    private static byte[] withoutLineEnd(byte[] input) {
        int length = input.length;
        length -= length > 0 && input[length - 1] == '\n' ? 1 : 0;
        length -= length < input.length && length > 0 && input[length - 1] == '\r' ? 1 : 0;
        return Arrays.copyOf(input, length);
    }
}
