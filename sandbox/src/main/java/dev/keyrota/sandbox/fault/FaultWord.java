package dev.keyrota.sandbox.fault;

import dev.keyrota.sandbox.heroku.TokenDisplay;
import java.time.DateTimeException;
import java.time.Duration;

/** The words by which faults are armed: {@code timeout}, {@code status:503}, {@code late:PT1S}, … */
final class FaultWord {

    private static final Duration LATE_MAX = Duration.ofDays(1);

    private FaultWord() {}

    /**
     * The fault that {@code word} means.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the word
     */
    static Fault parse(String word) {
        int colon = word.indexOf(':');
        String argument = colon < 0 ? "" : word.substring(colon + 1);
        return switch (colon < 0 ? word : word.substring(0, colon)) {
            case "down" -> plain(new Fault.Down(), word, colon);
            case "refuse" -> plain(new Fault.Refuse(), word, colon);
            case "status" -> new Fault.Status(status(word, argument));
            case "status-after" -> new Fault.StatusAfter(status(word, argument));
            case "timeout" -> plain(new Fault.Timeout(), word, colon);
            case "timeout-after" -> plain(new Fault.TimeoutAfter(), word, colon);
            case "late" -> new Fault.Late(duration(word, argument));
            case "lie" -> plain(new Fault.Lie(), word, colon);
            case "garbage" -> plain(new Fault.Garbage(), word, colon);
            case "truncate" -> plain(new Fault.Truncate(), word, colon);
            case "stale" -> plain(new Fault.Stale(), word, colon);
            case "rate-limit" -> new Fault.RateLimit(number(word, argument, 0, 86_400));
            case "mask" -> new Fault.Mask(display(word, argument));
            case "approval" -> plain(new Fault.Approval(), word, colon);
            default -> throw new IllegalArgumentException("no fault is called " + word);
        };
    }

    private static Fault plain(Fault fault, String word, int colon) {
        if (colon >= 0) {
            throw new IllegalArgumentException("this fault takes no argument: " + word);
        }
        return fault;
    }

    private static int status(String word, String argument) {
        return number(word, argument, 200, 599);
    }

    private static int number(String word, String argument, int min, int max) {
        if (argument.matches("\\d{1,6}")) {
            int number = Integer.parseInt(argument);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new IllegalArgumentException(word + " needs a number from " + min + " to " + max);
    }

    /** {@code PT2S}, or {@code 2s} and {@code 300ms} for short. */
    private static Duration duration(String word, String argument) {
        String iso = argument.matches("\\d+s") ? "PT" + argument.substring(0, argument.length() - 1) + "S" : argument;
        try {
            Duration duration = argument.matches("\\d+ms")
                    ? Duration.ofMillis(Long.parseLong(argument.substring(0, argument.length() - 2)))
                    : Duration.parse(iso);
            if (duration.isNegative() || duration.compareTo(LATE_MAX) > 0) {
                throw new IllegalArgumentException(word + " is not within a day");
            }
            return duration;
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(word + " needs a duration, for example late:PT2S", e);
        }
    }

    private static TokenDisplay display(String word, String argument) {
        for (TokenDisplay display : TokenDisplay.values()) {
            if (display.name().equals(argument)) {
                return display;
            }
        }
        throw new IllegalArgumentException(word + " needs one of FULL, PREFIX_SUFFIX, EMPTY_SUFFIX, NULL");
    }
}
