package dev.keyrota.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed cannot clean up, so it must not have made anything that is to be cleaned. */
class NothingLeftBehindTest {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void a_killed_process_leaves_nothing_in_the_temporary_folder_and_the_next_one_uses_the_same_library()
            throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (Scene scene = new Scene(folder)) {
            Keyrota keyrota = scene.keyrota(Image.woven().withoutLibrary()).with("-Djava.io.tmpdir=" + temporary);
            Keyrota.Ended killed = keyrota.with("-D" + Points.STRIKE + "=" + Weaver.COMMITTED + "#5")
                    .run("rotate", "heroku-platform", "--yes");
            assertThat(killed.wasKilled()).as(killed.toString()).isTrue();
            List<Path> unpacked = files(scene.home().resolve("native"));

            assertThat(files(temporary)).isEmpty();
            assertThat(unpacked).hasSize(1);
            assertThat(scene.resumed(keyrota)).isEmpty();
            assertThat(files(scene.home().resolve("native"))).isEqualTo(unpacked);
            assertThat(files(temporary)).isEmpty();
        }
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
