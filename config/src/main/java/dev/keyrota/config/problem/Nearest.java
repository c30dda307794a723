package dev.keyrota.config.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that was probably meant. */
public final class Nearest {
    private static final int LONGEST = 64;
    private static final int MOST_LISTED = 16;

    private Nearest() {}

    /**
     * The word nearest to what was written, if it is near enough to be meant: one slip in three letters, three at most. A slip is a letter
     * too many, too few, wrong, or two that changed places; capitals and {@code _} for {@code -} are no slips.
     */
    public static Optional<String> of(String written, Collection<String> words) {
        String plain = plain(written);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.clamp(plain.length() / 3, 1, 3);
        return words.stream()
                .filter(word -> distance(plain, plain(word)) <= allowed)
                .min(Comparator.comparingInt((String word) -> distance(plain, plain(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A hint: the nearest word, or all of them where none is near. */
    public static String hint(String written, Collection<String> words) {
        return of(written, words).map(word -> "did you mean `" + word + "`?").orElseGet(() -> "one of: " + list(words));
    }

    private static String list(Collection<String> words) {
        String first = words.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        int more = words.size() - MOST_LISTED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String plain(String word) {
        return word.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** The optimal string alignment distance, in one table. */
    private static int distance(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int fewest(int[][] slips, String a, String b, int i, int j) {
        int changed = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
