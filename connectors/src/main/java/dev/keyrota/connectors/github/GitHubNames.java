package dev.keyrota.connectors.github;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names that GitHub allows, or fewer: what may stand in a path and in a workflow's text without being anything but a name. */
final class GitHubNames {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
    private static final Pattern ENVIRONMENT = Pattern.compile("(?!\\.{1,2}$)[^\\p{Cntrl}]{1,255}");
    private static final Pattern BRANCH =
            Pattern.compile("(?=.{1,255}$)(?!\\.)[^\\p{Cntrl}/]+(?:/(?!\\.)[^\\p{Cntrl}/]+)*");
    private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9-]{1,39}");
    private static final Pattern WORKFLOW = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}\\.ya?ml");

    private GitHubNames() {}

    /** @throws IllegalArgumentException if it is not a name of a secret */
    static void requireSecret(String name) {
        if (!SECRET.matcher(name).matches() || name.toUpperCase(Locale.ROOT).startsWith("GITHUB_")) {
            throw new IllegalArgumentException(
                    "a secret's name is A-Z a-z 0-9 _, does not begin with a digit and not with GITHUB_");
        }
    }

    /**
     * The name of an environment, which may have any visible character.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String environment(String name) {
        if (!ENVIRONMENT.matcher(name).matches()) {
            throw new IllegalArgumentException("an environment's name is 1 to 255 visible characters");
        }
        return name;
    }

    /**
     * The name of a branch, whose parts between slashes can each stand in a path.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String branch(String name) {
        if (!BRANCH.matcher(name).matches()) {
            throw new IllegalArgumentException("a branch's name is 1 to 255 visible characters");
        }
        return name;
    }

    /** @throws IllegalArgumentException if it is not a name of an organization */
    static void requireOrganization(String name) {
        if (!ORGANIZATION.matcher(name).matches()) {
            throw new IllegalArgumentException("an organization's name is 1 to 39 characters of A-Z a-z 0-9 -");
        }
    }

    /** @throws IllegalArgumentException if it is not the file name of a workflow */
    static void requireWorkflow(String file) {
        if (!WORKFLOW.matcher(file).matches()) {
            throw new IllegalArgumentException(
                    "a workflow is given by its file name, for example " + ProbeWorkflow.FILE);
        }
    }
}
