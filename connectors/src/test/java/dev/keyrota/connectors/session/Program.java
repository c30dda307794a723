package dev.keyrota.connectors.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that stands in for one of the operating system's. */
record Program(Path file) {
    /** @param script for {@code sh}, to which the arguments are {@code $1} and so on */
    static Program of(Path folder, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new Program(file);
    }

    String name() {
        return file.toString();
    }
}
