package dev.keyrota.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a refusal may say. */
public final class Told {
    /** What stands in seeds in place of a secret; no refusal may repeat it. */
    public static final String CANARY = "HRKU-AAsandbox-canary-canary-canary";

    private static final String CANARYS_MIDDLE = "canary-canary";
    private static final int LENGTH_MAX = 4_000;

    /** Control characters, half characters and those that turn the direction of writing. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n\t\\p{Co}\\p{Cn}]]");

    private Told() {}

    /** One sentence for a person: it can be printed as it is, is no longer than a page, and holds no secret. */
    public static void sentence(@Nullable String text) {
        assertThat(text).isNotBlank().doesNotContain("\n");
        page(String.valueOf(text));
    }

    /** As {@link #sentence}, of several lines, each of them printable. */
    public static void page(String text) {
        printable(text);
        assertThat(text.length()).isLessThan(LENGTH_MAX);
    }

    /** As {@link #page}, of any length. */
    public static void printable(String text) {
        assertThat(text).doesNotContainPattern(UNPRINTABLE).doesNotContain(CANARYS_MIDDLE);
    }

    /** Anything that is printed by accident: it holds no secret. */
    public static void noSecret(Object printed) {
        assertThat(printed.toString()).doesNotContain(CANARYS_MIDDLE);
    }
}
