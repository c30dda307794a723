package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.InputFile;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The file beside a lock that says who holds it: somebody, or nobody that can be read. */
public final class HolderTarget implements Target {
    private final InputFile file = InputFile.make();

    @Override
    public List<byte[]> seeds() {
        StringBuilder text = new StringBuilder();
        Tenant tenant = new Tenant(new Holder("kris", "laptop", 4711), Instant.parse("2026-11-22T09:00:00Z"));
        Shapes.of(Tenant.class).write(tenant, text);
        return Seeds.of(text.toString(), "");
    }

    @Override
    public void read(byte[] input) throws IOException {
        file.holding(input);
        Tenant tenant = new HolderFile(file.path()).read();
        assertThat(tenant == null || tenant.holder().actor().contains("@")).isTrue();
    }
}
