package dev.keyrota.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file of this process that holds one input after the other, and is gone with it. */
public record InputFile(Path path) {
    /** A new one, which only its owner can read. */
    public static InputFile make() {
        try {
            Path file = Files.createTempFile(
                    "input", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            file.toFile().deleteOnExit();
            return new InputFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file, which now holds this input. */
    public Path holding(byte[] input) throws IOException {
        return Files.write(path, input);
    }
}
