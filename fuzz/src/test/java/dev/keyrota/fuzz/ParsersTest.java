package dev.keyrota.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes, a parser reads it or refuses it in its own words: within seconds, within memory, printable, and with no secret. Each
 * run gives every target its seeds and 1,000 inputs that are made from them; with {@code -Ddeep=true} Jazzer follows what they reach,
 * for {@code -Dfuzz.seconds} each.
 */
class ParsersTest {
    private static final int TRIES = 1_000;
    private static final long SEED = 20_261_123;
    private static final int TOLD_MAX = 5;
    private static final int SHOWN_MAX = 2_000;
    private static final int FRAMES = 4;
    private static final boolean DEEP = Boolean.getBoolean("deep");
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 60));

    @ParameterizedTest
    @MethodSource("targets")
    void no_input_makes_a_parser_fail(String name, @TempDir(cleanup = CleanupMode.ALWAYS) Path folder)
            throws IOException, InterruptedException {
        List<String> crashes = crashes(Targets.make(name), SEED + name.hashCode());
        tell(name, TRIES + Targets.make(name).seeds().size(), crashes.size());
        assertThat(crashes.stream().limit(TOLD_MAX)).isEmpty();
        if (DEEP) {
            Jazzer.Result result = new Jazzer(folder, TIME).fuzz(name, Targets.make(name));
            tell(name + ", by what it reaches", result.inputs(), result.crashes());
            assertThat(result.crashes()).as(result.log()).isZero();
        }
    }

    @Test
    void a_parser_that_fails_is_found() {
        List<String> crashes = crashes(new Fragile(), SEED);

        assertThat(crashes).anySatisfy(crash -> assertThat(crash).contains("NumberFormatException"));
    }

    /** What each limit is for: whoever breaks it is found. */
    @ParameterizedTest
    @MethodSource("breaches")
    void a_parser_that_breaks_a_limit_is_found(String limit, Target breaking) {
        assertThat(Trial.of(breaking, new byte[0])).as(limit).isInstanceOf(AssertionError.class);
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach("a control sequence", () -> Told.sentence("red: \u001b[31m")),
                breach("a turned direction of writing", () -> Told.sentence("gpj.\u202eexe")),
                breach("a second line", () -> Told.sentence("one\ntwo")),
                breach("nothing", () -> Told.sentence(" ")),
                breach("more than a page", () -> Told.page("x".repeat(4_000))),
                breach("a key", () -> Told.page("no such command: " + Told.CANARY)),
                breach("a key, by accident", () -> Told.noSecret(List.of(Told.CANARY))),
                breach("memory", () -> allocate(40)));
    }

    private static Arguments breach(String limit, Runnable breaking) {
        return Arguments.of(limit, (Target) new Breaking(breaking));
    }

    private static void allocate(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(new byte[8 * 1024 * 1024]).hasSize(8 * 1024 * 1024);
        }
    }

    /** A control: it breaks one limit, whatever it is given. */
    private record Breaking(Runnable how) implements Target {
        @Override
        public List<byte[]> seeds() {
            return List.of();
        }

        @Override
        public void read(byte[] input) {
            how.run();
        }
    }

    static Set<String> targets() {
        return Targets.names();
    }

    private static List<String> crashes(Target target, long seed) {
        Mutations mutations = new Mutations(seed, target.seeds(), target.words());
        List<byte[]> inputs = new ArrayList<>(target.seeds());
        for (int i = 0; i < TRIES; i++) {
            inputs.add(mutations.next());
        }
        List<String> crashes = new ArrayList<>();
        for (byte[] input : inputs) {
            Throwable thrown = Trial.of(target, input);
            if (thrown != null) {
                crashes.add(crash(input, thrown));
            }
        }
        return crashes;
    }

    /** The input, so that it can become a seed, and where it came to nothing. */
    private static String crash(byte[] input, Throwable thrown) {
        String shown = input.length > SHOWN_MAX
                ? input.length + " bytes"
                : Base64.getEncoder().encodeToString(input);
        List<StackTraceElement> ours = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.keyrota"))
                .limit(FRAMES)
                .toList();
        return shown + " -> " + thrown + " at " + ours;
    }

    private static void tell(String name, long inputs, long crashes) {
        System.out.println("proof: fuzzing " + name + ": " + inputs + " inputs, " + crashes + " crashes");
    }

    /** A control: it believes that a colon is followed by a number. */
    private record Fragile() implements Target {
        @Override
        public List<byte[]> seeds() {
            return Seeds.of("size:12", "size:3");
        }

        @Override
        public void read(byte[] input) {
            String text = Seeds.text(input);
            int colon = text.indexOf(':');
            assertThat(colon < 0 ? 0 : Integer.parseInt(text.substring(colon + 1)))
                    .isLessThan(Integer.MAX_VALUE);
        }
    }
}
