package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void it_is_unpacked_once_and_then_used_again() throws IOException {
        Path library = Objects.requireNonNull(NativeLibrary.unpack(folder));
        Files.setLastModifiedTime(library, FileTime.fromMillis(1000));

        assertThat(library).startsWith(folder.resolve("native")).isNotEmptyFile();
        assertThat(NativeLibrary.unpack(folder)).isEqualTo(library);
        assertThat(Files.getLastModifiedTime(library).toMillis()).isEqualTo(1000);
        assertThat(files()).containsExactly(library);
    }

    /** A journal may have come from somebody else, and to look at it must not run what they put beside it. */
    @Test
    void another_library_in_its_place_is_not_used() throws IOException {
        Path library = Objects.requireNonNull(NativeLibrary.unpack(folder));
        byte[] ours = Files.readAllBytes(library);
        byte[] theirs = ours.clone();
        theirs[theirs.length / 2] ^= 1;
        Files.write(library, theirs);

        assertThat(NativeLibrary.unpack(folder)).isEqualTo(library);
        assertThat(library).hasBinaryContent(ours);
        assertThat(files()).containsExactly(library);
    }

    @Test
    void one_that_cannot_be_unpacked_leaves_nothing_half_done() throws IOException {
        Files.writeString(folder.resolve("native"), "in the way");

        assertThatThrownBy(() -> NativeLibrary.unpack(folder)).isInstanceOf(JournalException.class);
        assertThat(files()).containsExactly(folder.resolve("native"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
