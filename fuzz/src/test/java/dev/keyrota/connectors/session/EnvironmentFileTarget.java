package dev.keyrota.connectors.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.InputFile;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import dev.keyrota.protocol.SessionId;
import java.io.IOException;
import java.util.List;

/** A shell's file of variables: a report, which shows nothing of the file. */
public final class EnvironmentFileTarget implements Target {
    private final InputFile file = InputFile.make();

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "A=1\nexport HEROKU_API_KEY='" + Told.CANARY + "'\r\nB=2\n",
                "HEROKU_API_KEY=\"" + Told.CANARY + "\"",
                "HEROKU_API_KEY='\nHEROKU_API_KEY=\"\nHEROKU_API_KEY=",
                " \t export \t HEROKU_API_KEY=\r",
                "HEROKU_API_KEY=" + "x".repeat(50_000));
    }

    @Override
    public List<String> words() {
        return List.of("HEROKU_API_KEY=", "export ", "export\t", "\r\n", "'", "\"");
    }

    @Override
    public void read(byte[] input) throws IOException {
        SessionId id = new SessionId("operator");
        assertThat(VariableSession.ofFile(id, "HEROKU_API_KEY", file.holding(input))
                        .report())
                .satisfies(Told::noSecret);
    }
}
