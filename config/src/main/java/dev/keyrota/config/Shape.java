package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text of the configuration may look like. The JSON Schema has a definition of the same name and the same pattern for each; a test
 * compares them.
 */
public enum Shape {
    /** A name that the user gives: an account, a credential, an environment, a store, a session. */
    NAME("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", "a name", "1 to 64 of A-Z a-z 0-9 _ . -, first a letter or digit"),
    /** The address that an issuer's account belongs to. */
    EMAIL(
            "[A-Za-z0-9.!#%&'*+/=?^_`|~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,188}",
            "a mail address", "write it as `you@example.com`"),
    /** A Heroku app (schema of the Platform API, read 2026-11-22). */
    APP("[a-z][a-z0-9-]{1,28}[a-z0-9]", "a Heroku app", "3 to 30 of a-z 0-9 -, first a letter, last no dash"),
    /** An environment variable or a Heroku config variable. */
    VARIABLE("[A-Za-z_][A-Za-z0-9_]{0,127}", "a variable", "1 to 128 of A-Z a-z 0-9 _, first no digit"),
    /** The id of an Infisical project. */
    PROJECT("[A-Za-z0-9_-]{1,64}", "a project id", "copy the id (not the name) from the project's settings"),
    /** A folder of an Infisical environment. */
    FOLDER(
            "/|(/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}){1,10}",
            "a folder",
            "begin with `/`, end without one; a folder's name is 1 to 64 of A-Z a-z 0-9 _ . -"),
    /** A secret's name in Infisical. */
    VAULT_SECRET("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}", "a secret's name", "1 to 128 of A-Z a-z 0-9 _ . -"),
    /** A secret's name in GitHub Actions (docs.github.com, Using secrets, read 2026-11-22). */
    GITHUB_SECRET(
            "(?![Gg][Ii][Tt][Hh][Uu][Bb]_)[A-Za-z_][A-Za-z0-9_]{0,127}",
            "a GitHub secret's name",
            "1 to 128 of A-Z a-z 0-9 _, first no digit; GITHUB_ at the beginning is GitHub's own"),
    /** A GitHub user or organization. */
    OWNER("[A-Za-z0-9][A-Za-z0-9-]{0,38}", "a GitHub owner", "1 to 39 of A-Z a-z 0-9 -"),
    /** A GitHub repository with its owner. */
    REPOSITORY(
            "[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9_.-]{1,100}",
            "a GitHub repository",
            "write `owner/name`, both of A-Z a-z 0-9 - (the name also _ .)"),
    /** A GitHub Actions workflow, by the name of its file. */
    WORKFLOW_FILE("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\\.ya?ml", "a workflow's file", "its name in `.github/workflows`"),
    /** A time of the day from one minute to another, UTC. */
    WINDOW(
            "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
            "a time of the day",
            "write `22:00-04:00`, in UTC; it may go over midnight"),
    /** A login at GitHub: a person's, or an App's with {@code [bot]} behind it. */
    LOGIN(
            "[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\\[bot\\])?",
            "a GitHub login",
            "a person's, or an App's with `[bot]` behind it"),
    /** The id that git gives to the content of a file. */
    BLOB("[0-9a-f]{40}", "the git id of a file", "40 of 0-9 a-f: `git hash-object FILE` tells it"),
    /** The id of a GitHub App, or its client id. */
    APP_ID("[A-Za-z0-9.]{1,40}", "a GitHub App's id", "copy `App ID` from the App's settings"),
    /** What descriptions of our authorizations begin with; {@link Convention} says more. */
    CONVENTION(
            "(?=.{1,100}$)[A-Za-z0-9_.-]*\\{yyyy\\}[A-Za-z0-9_.-]*\\{MM\\}[A-Za-z0-9_.-]*",
            "a description",
            "at most 100 of A-Z a-z 0-9 _ . -, with {yyyy} and after it {MM}, once each"),
    /** A text with {@code *} for any text. */
    WILDCARD(
            "(?!.*\\$\\{)[^\\p{C}\\p{Zl}\\p{Zp}]{1,200}",
            "a pattern",
            "1 to 200 printable characters; `*` stands for any text"),
    /** A pattern of descriptions: with so many characters of its own that it cannot mean every authorization. */
    DESCRIPTION(
            "(?!.*\\$\\{)(?=(\\**[^*]){4})[^\\p{C}\\p{Zl}\\p{Zp}]{4,200}",
            "a pattern of descriptions",
            "4 to 200 printable characters, four at least beside `*`, which stands for any text"),
    /** What an item of a keychain is found by. It goes to a program as an argument, and is never taken for an option there. */
    KEYCHAIN_WORD(
            "(?!-|.*\\$\\{)[ -\"$-~]{1,200}",
            "a word of a keychain's item",
            "1 to 200 printable ASCII characters but #, first no dash"),
    /** A ticket's id. */
    TICKET("[A-Za-z0-9#][A-Za-z0-9#_./:-]{0,63}", "a ticket", "1 to 64 of A-Z a-z 0-9 # _ . / : -"),
    /** Who asked or who allowed. */
    PERSON("(?!.*\\$\\{)[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}", "a name", "1 to 100 printable characters"),
    /** A file or folder; relative ones are seen from the configuration's folder. */
    PATH(
            "(?!~|.*\\$\\{)[^\\p{C}\\p{Zl}\\p{Zp}]{1,1024}",
            "a path",
            "1 to 1,024 printable characters; `~` is not expanded");

    private final Pattern pattern;
    private final String noun;
    private final String rule;

    Shape(String pattern, String noun, String rule) {
        this.pattern = Pattern.compile(pattern);
        this.noun = noun;
        this.rule = rule;
    }

    /** The regular expression that the whole text must fit; in the common subset of Java's and ECMAScript's. */
    public String pattern() {
        return pattern.pattern();
    }

    /** Whether a text has this shape. */
    public boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /**
     * The text itself.
     *
     * @throws FlawException if it has not this shape; the text is not repeated
     */
    public String check(String text) {
        return require("", text);
    }

    /** As {@link #check}, naming the place. */
    String require(String at, String text) {
        refuseExpansion(at, text);
        if (!fits(text)) {
            throw new FlawException(at, "not " + noun, rule);
        }
        return text;
    }

    void requireIfGiven(String at, @Nullable String text) {
        if (text != null) {
            require(at, text);
        }
    }

    /** A person who writes {@code ${…}} expects something of it, and is told before anything else that nothing comes of it. */
    static void refuseExpansion(String at, String text) {
        if (text.contains("${")) {
            throw new FlawException(
                    at, "`${…}` is expanded nowhere but where a secret belongs", "write the value itself");
        }
    }
}
