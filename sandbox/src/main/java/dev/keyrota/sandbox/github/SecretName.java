package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.github.HostAnswer.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules for the names of secrets: letters, digits and underscores, no digit first, no {@code GITHUB_} first, no
 * difference between capitals and small letters (docs.github.com, "Using secrets in GitHub Actions", read 2026-11-22).
 */
final class SecretName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Z_][A-Z0-9_]*");

    private SecretName() {}

    /** The form under which a name is stored and compared. */
    static String stored(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** Why the name is refused; empty where it is allowed. */
    static Optional<Refused> refusal(String name) {
        String stored = stored(name);
        if (!ALLOWED.matcher(stored).matches()) {
            return Optional.of(new Refused(
                    422,
                    "Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). "
                            + "Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_)."));
        }
        return stored.startsWith("GITHUB_")
                ? Optional.of(new Refused(422, "Secret names must not start with GITHUB_."))
                : Optional.empty();
    }
}
