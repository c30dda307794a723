package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.config.problem.Nearest;
import dev.keyrota.config.problem.Quote;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the descriptions of a credential's authorizations begin with, so that people find them. A run's nonce follows it.
 *
 * @param text at most 100 of {@code A-Z a-z 0-9 _ . -}, with {@code {yyyy}} and after it {@code {MM}} for the issuer's month
 */
public record Convention(String text) {
    private static final List<String> PLACEHOLDERS = List.of("{yyyy}", "{MM}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    /** What follows: {@code -r}, a run's 12 digits, {@code -a}, an attempt. */
    private static final String NONCE = "-r0123456789ab-a1";

    public Convention {
        Shape.refuseExpansion("", text);
        PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(Convention::checkPlaceholder);
        Shape.CONVENTION.require("", text);
    }

    /** The beginning of this month's descriptions. */
    public String of(YearMonth month) {
        return text.replace("{yyyy}", String.format(Locale.ROOT, "%04d", month.getYear()))
                .replace("{MM}", String.format(Locale.ROOT, "%02d", month.getMonthValue()));
    }

    private static void checkPlaceholder(String placeholder) {
        if (!PLACEHOLDERS.contains(placeholder)) {
            throw new FlawException(
                    "", Quote.word(placeholder) + " is filled in by nothing", Nearest.hint(placeholder, PLACEHOLDERS));
        }
    }

    /** A whole description as a run might write it, to try patterns on. */
    String sample() {
        return of(YearMonth.of(2026, 7)) + NONCE;
    }

    @Override
    public String toString() {
        return text;
    }
}
