package dev.keyrota.connectors.redaction;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What has the form of a token: Heroku's since 2024, GitHub's, Infisical's service tokens, Slack's, JSON Web Tokens,
 * private keys in PEM, and whatever follows a scheme in an {@code Authorization} header or stands before a host in an
 * address (the vendors' pages, read 2026-11-22). Heroku's oldest form is a bare UUID, as ids are, and so is found by
 * custody only. No form reaches over a quotation mark, so that a JSON document stays one.
 */
final class TokenForms {
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "HRKU-[0-9A-Za-z_-]{16,}+",
            "gh[pousr]_[0-9A-Za-z_.-]{16,}+",
            "github_pat_[0-9A-Za-z_]{16,}+",
            "\\bst\\.[0-9a-f-]{16,}+\\.[0-9a-f.]{16,}+",
            "\\bxox[a-z]-[0-9A-Za-z-]{16,}+",
            "\\beyJ[0-9A-Za-z_-]{8,}+\\.[0-9A-Za-z_-]{8,}+\\.[0-9A-Za-z_-]*+",
            "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-\"]*+(-----END [A-Z ]{0,20}PRIVATE KEY-----)?+",
            "(?<=(?i:bearer|basic|token) )[0-9A-Za-z_./+=~-]{16,}+",
            "(?<=://)[^/@\\s\"]{1,256}:[^/@\\s\"]{1,256}(?=@)"));

    private TokenForms() {}

    static byte[] redact(byte[] text) {
        String latin = new String(text, StandardCharsets.ISO_8859_1);
        return TOKEN.matcher(latin).replaceAll(Redaction.MARK).getBytes(StandardCharsets.ISO_8859_1);
    }
}
