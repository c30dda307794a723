package dev.keyrota.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The end of a description that turns "probably ours" into "ours": which run created the authorization, and at which attempt. The
 * beginning stays the team's convention, so that people and old searches still find it.
 *
 * @param run the run
 * @param attempt 1 for its first
 */
public record Nonce(RunId run, int attempt) {
    private static final Pattern SUFFIX = Pattern.compile("-r([0-9a-f]{12})-a([1-9][0-9]{0,3})");

    /** The nonce at the end of a description; null if there is none. */
    public static @Nullable Nonce in(String description) {
        int start = description.lastIndexOf("-r");
        if (start < 0) {
            return null;
        }
        Matcher matcher = SUFFIX.matcher(description.substring(start));
        return matcher.matches() ? new Nonce(new RunId(matcher.group(1)), Integer.parseInt(matcher.group(2))) : null;
    }

    /** A description: the convention of a month, and this nonce. */
    public String describe(String convention, String month) {
        return convention(convention, month) + "-r" + run + "-a" + attempt;
    }

    /** The convention of a month: {@code {yyyy}} and {@code {MM}} replaced. */
    public static String convention(String convention, String month) {
        return convention.replace("{yyyy}", month.substring(0, 4)).replace("{MM}", month.substring(5, 7));
    }
}
