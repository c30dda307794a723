package dev.keyrota.connectors.bootstrap;

import dev.keyrota.connectors.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a sandbox's secrets from real ones by the mark that all of them carry: the word {@code sandbox} right after a
 * vendor's prefix or at their start, the first group {@code 5a4db0c5} in Heroku's oldest form, a bare UUID, or the issuer
 * {@code keyrota-sandbox} in a JSON Web Token. So a real secret never reaches a sandbox, and a sandbox's never a real
 * vendor.
 */
public final class SandboxMark {
    private static final Pattern MARKED =
            Pattern.compile("(HRKU-AA|gh[pousr]_|github_pat_)?sandbox.*|(HRKU-)?5a4db0c5-.*", Pattern.DOTALL);
    private static final String ISSUER = "\"iss\":\"keyrota-sandbox\"";

    private SandboxMark() {}

    /** Whether a secret is a sandbox's. */
    public static boolean isOn(Secret secret) {
        return secret.reveal(bytes -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return MARKED.matcher(text).matches() || claims(text).contains(ISSUER);
        });
    }

    /** What a JSON Web Token claims; empty for anything else. */
    private static String claims(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            return parts.length == 3
                    ? new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /**
     * Why a secret may not be used with a configuration; null if it may. For tokens and client secrets; client ids
     * carry no mark.
     *
     * @param place where the secret was found, for people: for example {@code the variable GITHUB_TOKEN}
     * @param sandbox whether the configuration is a sandbox's
     */
    public static Found.@Nullable Missing objection(Secret secret, String place, boolean sandbox) {
        if (isOn(secret) == sandbox) {
            return null;
        }
        return sandbox
                ? new Found.Missing(
                        place + " does not hold a sandbox's secret, and this configuration is for a sandbox",
                        "use the secrets that `keyrota sandbox --config-out` wrote")
                : new Found.Missing(
                        place + " holds a sandbox's secret, and this configuration is not for a sandbox",
                        "put the real secret there, or say `sandbox: true` in the configuration");
    }
}
