package dev.keyrota.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.journal.CanonicalLine;
import dev.keyrota.journal.Child;
import dev.keyrota.journal.log.SigningException.Reason;
import dev.keyrota.journal.note.Checkpoint;
import dev.keyrota.journal.note.NoteException;
import dev.keyrota.journal.note.SignedNote;
import dev.keyrota.journal.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointSignerTest {
    private static final Random CHANCE = new Random(5);

    @TempDir
    private Path home;

    private Path folder = Path.of("");
    private CheckpointSigner signer = new CheckpointSigner(folder);

    @BeforeEach
    void begins() {
        folder = home.resolve("a/b/signing");
        signer = new CheckpointSigner(folder);
    }

    static AuditLog log(int size) {
        return log(size, "");
    }

    private static AuditLog log(int size, String lastLine) {
        Stream<String> lines = IntStream.range(0, size).mapToObj(i -> "{\"seq\":" + i + "}");
        return AuditLog.ofLines(Stream.concat(lines, lastLine.isEmpty() ? Stream.of() : Stream.of(lastLine))
                .map(CanonicalLine::new)
                .toList());
    }

    @Test
    void the_first_checkpoint_makes_a_key_that_only_its_owner_can_read() throws Exception {
        assertThat(signer.exists()).isFalse();
        Signed signed = signer.sign(() -> log(3), CHANCE);

        assertThat(signed.first()).isTrue();
        assertThat(signed.checkpoint()).isEqualTo(log(3).checkpoint());
        assertThat(Checkpoint.parse(signed.note().text())).isEqualTo(signed.checkpoint());
        assertThat(signed.note().verify(signer.keys())).containsExactly(signed.key());
        assertThat(signer.exists()).isTrue();
        assertThat(mode(folder)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("key", "last", "checkpoints", "verifier-keys", "lock");
        }
        for (String name : List.of("key", "last", "checkpoints", "verifier-keys", "lock")) {
            assertThat(mode(folder.resolve(name))).as(name).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void the_same_log_has_the_same_checkpoint_and_a_longer_one_another() throws Exception {
        SignedNote first = signer.sign(() -> log(3), CHANCE).note();
        assertThat(signer.sign(() -> log(3), CHANCE).note()).isEqualTo(first);
        SignedNote second = signer.sign(() -> log(7), CHANCE).note();

        assertThat(signer.checkpoints().read().whole()).containsExactly(first, second);
        assertThat(signer.keys()).hasSize(1);
    }

    @Test
    void a_log_that_does_not_go_on_is_never_signed() throws Exception {
        signer.sign(() -> log(5), CHANCE);
        byte[] last = Files.readAllBytes(folder.resolve("last"));

        refuses(log(4), Reason.INCONSISTENT, "has 4 facts, and had 5");
        refuses(log(4, "{\"seq\":44}"), Reason.INCONSISTENT, "first 5 facts is not as it was");
        refuses(log(8, "").lines().reversed(), Reason.INCONSISTENT, "first fact");
        refuses(log(0), Reason.EMPTY, "no facts");
        assertThat(Files.readAllBytes(folder.resolve("last"))).isEqualTo(last);
        assertThat(signer.checkpoints().read().whole()).hasSize(1);
        assertThat(signer.sign(() -> log(6), CHANCE).checkpoint().size()).isEqualTo(6);
    }

    /** The control, and the limit of the promise: put back to an earlier state, it signs what contradicts what it has signed since. */
    @Test
    void the_control_a_signer_that_forgot_signs_two_that_contradict_each_other() throws Exception {
        signer.sign(() -> log(5), CHANCE);
        byte[] last = Files.readAllBytes(folder.resolve("last"));
        byte[] all = Files.readAllBytes(folder.resolve("checkpoints"));
        SignedNote one = signer.sign(() -> log(6), CHANCE).note();
        AuditLog branch = log(5, "{\"seq\":55}");
        refuses(branch, Reason.INCONSISTENT, "first 6 facts is not as it was");

        Files.write(folder.resolve("last"), last);
        Files.write(folder.resolve("checkpoints"), all);
        SignedNote other = signer.sign(() -> branch, CHANCE).note();
        assertThat(one.verify(signer.keys())).isEqualTo(other.verify(signer.keys()));
        assertThat(branch.agreement(Checkpoint.parse(one.text()))).isEqualTo(AuditLog.Agreement.REWRITTEN);
    }

    private void refuses(List<CanonicalLine> lines, Reason reason, String text) {
        refuses(AuditLog.ofLines(lines), reason, text);
    }

    private void refuses(AuditLog log, Reason reason, String text) {
        for (boolean rotate : new boolean[] {false, true}) {
            assertThatThrownBy(() -> {
                        if (rotate) {
                            signer.rotateKey(() -> log, CHANCE);
                        } else {
                            signer.sign(() -> log, CHANCE);
                        }
                    })
                    .isInstanceOfSatisfying(SigningException.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(reason);
                        assertThat(refused.remedy()).isNotBlank();
                        assertThat(refused).message().contains(text).doesNotContain("PRIVATE");
                    });
        }
    }

    @Test
    void both_keys_sign_the_checkpoint_by_which_one_follows_the_other() throws Exception {
        Signed before = signer.sign(() -> log(3), CHANCE);
        Signed both = signer.rotateKey(() -> log(3), CHANCE);
        Signed after = signer.sign(() -> log(4), CHANCE);

        assertThat(both.first()).isFalse();
        assertThat(both.key()).isNotEqualTo(before.key());
        assertThat(both.note().verify(List.of(before.key()))).containsExactly(before.key());
        assertThat(both.note().verify(List.of(both.key()))).containsExactly(both.key());
        assertThat(after.key()).isEqualTo(both.key());
        assertThatThrownBy(() -> after.note().verify(List.of(before.key()))).isInstanceOf(NoteException.class);
        assertThat(signer.keys()).containsExactly(before.key(), both.key());
        assertThat(signer.sign(() -> log(4), CHANCE).note()).isEqualTo(after.note());
        assertThat(signer.checkpoints().read().whole()).containsExactly(before.note(), both.note(), after.note());
    }

    @Test
    void a_log_that_did_not_grow_keeps_the_note_that_both_keys_signed() throws Exception {
        signer.sign(() -> log(3), CHANCE);
        Signed both = signer.rotateKey(() -> log(3), CHANCE);

        assertThat(signer.sign(() -> log(3), CHANCE).note()).isEqualTo(both.note());
        assertThat(signer.checkpoints().read().whole()).hasSize(2);
    }

    /** After a crash the files are some of those before and some of those after, in the order in which they are written. */
    @Test
    void a_change_of_keys_that_was_cut_short_anywhere_is_ended_by_asking_again() throws Exception {
        Signed before = signer.sign(() -> log(3), CHANCE);
        byte[] old = Files.readAllBytes(folder.resolve("key"));
        byte[] oldKeys = Files.readAllBytes(folder.resolve("verifier-keys"));
        Signed both = signer.rotateKey(() -> log(4), CHANCE);
        Files.write(folder.resolve("verifier-keys"), oldKeys);
        assertThat(signer.sign(() -> log(4), CHANCE).note()).isEqualTo(both.note());
        assertThat(signer.keys()).as("the rename was the last that was done").containsExactly(before.key(), both.key());

        Files.write(folder.resolve("verifier-keys"), oldKeys);
        Files.move(folder.resolve("key"), folder.resolve("key.next"));
        Files.write(folder.resolve("key"), old);
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        assertThat(signer.sign(() -> log(5), CHANCE).key())
                .as("until then the old one signs")
                .isEqualTo(before.key());
        assertThat(signer.keys()).containsExactly(before.key());
        Signed again = signer.rotateKey(() -> log(5), CHANCE);
        assertThat(again.key()).isEqualTo(both.key());
        assertThat(again.note().verify(signer.keys())).containsExactly(before.key(), both.key());
        assertThat(Files.exists(folder.resolve("key.next"))).isFalse();
    }

    /** A key that cannot take the old one's place is not shown as if it did. */
    @Test
    void a_key_is_shown_when_it_signs_and_not_before() throws Exception {
        Signed before = signer.sign(() -> log(3), CHANCE);
        Files.writeString(folder.resolve("verifier-keys"), "nonsense\n");
        refuses(log(4), Reason.DAMAGED, "verifier-keys is not what was written");
        assertThat(folder.resolve("last")).hasContent(before.note().toString());

        Files.writeString(folder.resolve("verifier-keys"), before.key() + "\n");
        assertThat(signer.rotateKey(() -> log(4), CHANCE).key())
                .isEqualTo(signer.keys().getLast());
    }

    @Test
    void a_checkpoint_that_a_crash_kept_out_of_the_list_is_listed_by_the_next_one() throws Exception {
        signer.sign(() -> log(3), CHANCE);
        byte[] all = Files.readAllBytes(folder.resolve("checkpoints"));
        SignedNote lost = signer.sign(() -> log(5), CHANCE).note();
        Files.write(folder.resolve("checkpoints"), all);
        signer.sign(() -> log(7), CHANCE);

        assertThat(signer.checkpoints().read().whole()).hasSize(3).contains(lost);
    }

    @Test
    void where_the_list_is_damaged_or_a_file_is_gone_nothing_is_signed() throws Exception {
        byte[] last = signer.sign(() -> log(3), CHANCE).note().bytes();
        for (String name : List.of("checkpoints", "verifier-keys")) {
            Path away = Files.move(folder.resolve(name), home.resolve(name));
            refuses(log(4), Reason.MISSING, name + " is not there any more");
            Files.writeString(folder.resolve(name), "x\n");
            refuses(log(4), Reason.DAMAGED, name + " is not what was written");
            Files.move(away, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Files.readAllBytes(folder.resolve("last"))).isEqualTo(last);
        assertThat(signer.sign(() -> log(4), CHANCE).first()).isFalse();
    }

    @Test
    void a_next_key_that_lies_about_is_not_taken_for_the_first() throws Exception {
        signer.sign(() -> log(3), CHANCE);
        refuses(log(2), Reason.INCONSISTENT, "has 2 facts, and had 3");
        assertThat(folder.resolve("key.next"))
                .as("of a change of keys that was refused")
                .doesNotExist();

        Files.move(folder.resolve("key"), folder.resolve("key.next"));
        Files.delete(folder.resolve("last"));
        refuses(log(2), Reason.MISSING, "last is not there any more");
    }

    @Test
    void a_log_that_grows_while_others_wait_to_sign_it_is_no_branch() throws Exception {
        AtomicInteger size = new AtomicInteger();
        IntStream.range(0, 64)
                .parallel()
                .forEach(_ -> new CheckpointSigner(folder).sign(() -> log(size.incrementAndGet()), CHANCE));

        assertThat(signer.checkpoints().read().whole()).hasSize(64);
    }

    @Test
    void a_process_that_keeps_the_lock_is_not_waited_for_for_ever() throws Exception {
        signer.sign(() -> log(3), CHANCE);
        try (Child other = Child.start(List.of(), SigningProcess.class, folder.toString(), "hold")) {
            assertThat(other.line()).isEqualTo("locked");
            CheckpointSigner impatient = new CheckpointSigner(folder, Duration.ofMillis(60));
            assertThatThrownBy(() -> impatient.sign(() -> log(4), CHANCE))
                    .isInstanceOfSatisfying(
                            SigningException.class,
                            busy -> assertThat(busy.reason()).isEqualTo(Reason.BUSY));
        }
        assertThat(signer.sign(() -> log(4), CHANCE).checkpoint().size()).isEqualTo(4);
    }

    /** Each time one signs, the log is a line longer; a lock that kept nobody out would lose checkpoints, or see the log shrink. */
    @Test
    void two_processes_sign_one_line_of_checkpoints() throws Exception {
        String lines = home.resolve("lines").toString();
        try (Child one = Child.start(List.of(), SigningProcess.class, folder.toString(), lines, "25");
                Child other = Child.start(List.of(), SigningProcess.class, folder.toString(), lines, "25")) {
            assertThat(List.of(one.line(), other.line())).containsOnly("ready");
            one.tell("go");
            other.tell("go");
            assertThat(List.of(one.line(), other.line())).containsOnly("signed 25");
        }
        List<SignedNote> notes = signer.checkpoints().read().whole();
        assertThat(notes).hasSize(50);
        assertThat(Checkpoint.parse(notes.getLast().text()).size()).isEqualTo(50);
    }

    @Test
    void a_first_key_that_was_cut_short_is_used_by_the_next_try() throws Exception {
        Signed first = signer.sign(() -> log(3), CHANCE);
        Files.move(folder.resolve("key"), folder.resolve("key.next"));

        assertThat(signer.sign(() -> log(3), CHANCE).key()).isEqualTo(first.key());
        Files.move(folder.resolve("key"), folder.resolve("key.next"));
        for (String name : List.of("last", "checkpoints", "verifier-keys")) {
            Files.delete(folder.resolve(name));
        }
        assertThat(signer.sign(() -> log(3), CHANCE).note()).isEqualTo(first.note());
    }

    @Test
    void without_the_key_or_the_record_of_what_it_signed_nothing_is_signed() throws Exception {
        signer.sign(() -> log(3), CHANCE);
        Files.move(folder.resolve("key"), home.resolve("key"));
        refuses(log(3), Reason.MISSING, "key is not there any more");
        Files.move(home.resolve("key"), folder.resolve("key"));
        Files.move(folder.resolve("last"), home.resolve("last"));
        refuses(log(3), Reason.MISSING, "last is not there any more");
        Files.writeString(folder.resolve("last"), "x");
        refuses(log(3), Reason.DAMAGED, "last is not what was written");
        Files.delete(folder.resolve("last"));
        Files.move(home.resolve("last"), folder.resolve("last"));
        signer.sign(() -> log(3), CHANCE);
        Files.writeString(folder.resolve("key"), "PRIVATE+KEY+x");
        refuses(log(3), Reason.DAMAGED, "key is not what was written");
    }

    @Test
    void a_key_that_others_can_read_is_not_used() throws Exception {
        signer.sign(() -> log(3), CHANCE);
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));

        refuses(log(3), Reason.EXPOSED, "others can read");
    }

    @Test
    void a_folder_that_others_can_enter_is_closed_and_what_a_killed_process_left_in_it_deleted() throws Exception {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path draft = Files.writeString(folder.resolve(".keyrota-draft-key.next4711"), "PRIVATE+KEY+");
        Path folders = Files.createDirectory(folder.resolve(".keyrota-draft-folder"));
        Path others = Files.writeString(folder.resolve(".gitignore"), "*");
        signer.sign(() -> log(3), CHANCE);

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(draft).doesNotExist();
        assertThat(folders).exists();
        assertThat(others).hasContent("*");
    }

    @Test
    void a_folder_that_cannot_be_written_says_so() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "in the way");

        refuses(log(3), Reason.UNUSABLE, "cannot be read or written");
    }

    @Test
    void many_at_once_sign_one_line_of_checkpoints() throws Exception {
        Set<VerifierKey> keys = new HashSet<>();
        IntStream.range(0, 64).parallel().forEach(_ -> {
            Signed signed = new CheckpointSigner(folder).sign(() -> log(9), new Random());
            synchronized (keys) {
                keys.add(signed.key());
            }
        });

        assertThat(keys).hasSize(1);
        assertThat(signer.checkpoints().read().whole()).hasSize(1);
    }
}
