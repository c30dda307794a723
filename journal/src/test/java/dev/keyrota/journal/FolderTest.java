package dev.keyrota.journal;

import static dev.keyrota.journal.JournalContract.ADOPTED;
import static dev.keyrota.journal.JournalContract.KRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a journal lives, and who may enter. */
class FolderTest {
    @TempDir
    private Path home;

    private static Journal open(Path folder) {
        return SqliteJournal.open(folder, new SteppingClock());
    }

    private static void write(Path folder) {
        try (Journal journal = open(folder);
                Lease lease = journal.lease("heroku", KRIS)) {
            lease.append(JournalContract.RUN, JournalContract.CLEARED);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void makes_folders_that_only_their_owner_enters_and_files_that_only_their_owner_reads() throws IOException {
        Path folder = home.resolve("state/keyrota/journal");
        try (Journal journal = open(folder);
                Lease lease = journal.lease("heroku", KRIS);
                Stream<Path> made = Files.walk(home.resolve("state"))) {
            lease.append(JournalContract.RUN, JournalContract.CLEARED);
            for (Path path : made.toList()) {
                assertThat(mode(path))
                        .as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void closes_a_folder_of_its_own_that_others_could_enter() throws IOException {
        Path folder = Files.createDirectory(home.resolve("journal"));
        mode(folder, "rwxrwxr-x");
        write(folder);
        assertThat(mode(folder)).isEqualTo("rwx------");
        mode(folder, "rwxr-xr-x");
        mode(folder.resolve("journal.db"), "rw-rw-r--");
        write(folder);
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("journal.db"))).isEqualTo("rw-------");
    }

    @Test
    void refuses_a_folder_of_other_things_that_others_can_change() throws IOException {
        Files.createFile(home.resolve("holiday.jpg"));
        mode(home, "rwxrwxr-x");
        assertThatThrownBy(() -> open(home))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXPOSED))
                .hasMessageContaining("chmod 700 " + home);
        assertThat(mode(home)).isEqualTo("rwxrwxr-x");
    }

    @Test
    void leaves_a_folder_of_other_things_open_to_be_listed() throws IOException {
        Files.createFile(home.resolve("holiday.jpg"));
        mode(home, "rwxr-xr-x");
        write(home);
        assertThat(mode(home)).isEqualTo("rwxr-xr-x");
        assertThat(mode(home.resolve("journal.db"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blanks", "what?mode=ro", "100%25", "a#b;c&d", "größe-日本", "-rf"})
    void lives_in_a_folder_of_any_name(String name) {
        write(home.resolve(name));
        write(home.resolve(name));
        try (Journal journal = open(home.resolve(name))) {
            assertThat(journal.facts()).hasSize(2);
        }
        assertThat(home.resolve(name).resolve("journal.db")).isNotEmptyFile();
    }

    @Test
    void many_may_make_it_at_the_same_moment() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path folder = home.resolve("round-" + round);
            Callable<Fact> first = () -> {
                try (Journal journal = open(folder)) {
                    return journal.note(KRIS, ADOPTED);
                }
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
                for (Future<Fact> opened : threads.invokeAll(Collections.nCopies(6, first))) {
                    assertThat(opened.get().seq()).isPositive();
                }
            }
            try (Journal journal = open(folder)) {
                assertThat(journal.facts()).hasSize(6);
            }
        }
    }
}
