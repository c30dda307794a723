package dev.keyrota.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text beside a lock that says who holds it. Whether it is true is known from the lock alone ({@link AccountLock}). */
record HolderFile(Path file) {
    void write(Tenant tenant) throws IOException {
        StringBuilder text = new StringBuilder();
        Shapes.of(Tenant.class).write(tenant, text);
        PrivateFolder.makeFile(file);
        Files.writeString(file, text.append('\n'));
    }

    /** Null if nobody can read it. */
    @Nullable
    Tenant read() {
        try {
            return (Tenant) Shapes.of(Tenant.class).read(new JsonCursor(Files.readString(file)));
        } catch (IOException | UnreadableLineException _) {
            return null;
        }
    }
}
