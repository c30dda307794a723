package dev.keyrota.config;

import dev.keyrota.config.problem.Mark;
import dev.keyrota.config.problem.Problems;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds what is a secret by its very form, wherever in the file it stands, comments and keys too. Nothing else of such a file is told,
 * so that no other message carries the secret on. Forms without a mark of their own (a bare UUID, a word) cannot be found so.
 */
final class TokenForms {
    /** Heroku's since 2024, GitHub's, Infisical's service tokens, Slack's, JSON Web Tokens, private keys in PEM (pages of the vendors, read 2026-11-22). */
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "HRKU-[0-9A-Za-z_-]{16,}+",
            "gh[pousr]_[0-9A-Za-z_.-]{16,}+",
            "github_pat_[0-9A-Za-z_]{16,}+",
            "\\bst\\.[0-9a-f-]{16,}+\\.[0-9a-f.]{16,}+",
            "\\bxox[a-z]-[0-9A-Za-z-]{16,}+",
            "\\beyJ[0-9A-Za-z_-]{12,}+\\.[0-9A-Za-z_-]{12,}+\\.",
            "-----BEGIN [A-Z ]{0,20}PRIVATE KEY"));

    private TokenForms() {}

    /** Whether there was one. */
    static boolean refuse(String text, Problems problems) {
        List<MatchResult> found =
                TOKEN.matcher(text).results().limit(Problems.LIMIT).toList();
        for (MatchResult token : found) {
            problems.add(
                    Mark.of(text, token.start()),
                    "",
                    "a secret stands here (not shown)",
                    "take it out, put it where \"${env:NAME}\" or \"${file:PATH}\" finds it, and replace it: whoever reads the file has it");
        }
        return !found.isEmpty();
    }
}
