package dev.keyrota.connectors.github;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The workflow that a team commits as {@value #PATH}, so that Keyrota can see which key its workflows are given: started by hand or by
 * Keyrota, with no permissions and no third-party action, in the same deployment environment as the deploy job.
 *
 * @param secretName the Actions secret's
 * @param environment the deploy job's environment; null where it has none
 * @param account where to ask whether the key works: {@code https://api.heroku.com/account}; plain HTTP only on loopback
 * @param runner the label of the runner, for example {@code ubuntu-latest}; it must have Python 3
 */
public record ProbeWorkflow(String secretName, @Nullable String environment, URI account, String runner) {
    /** The name of the workflow's file, by which it is dispatched. */
    public static final String FILE = "keyrota-probe.yml";

    /** Where the file belongs in the repository. */
    public static final String PATH = ".github/workflows/" + FILE;

    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9_./() -]{1,255}");
    private static final Pattern RUNNER = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?:https://[A-Za-z0-9.-]+(?::\\d{1,5})?|http://(?:127\\.0\\.0\\.1|localhost)(?::\\d{1,5})?)/[A-Za-z0-9_./-]*");

    /** @throws IllegalArgumentException if a part has characters that could be more than a name in the workflow's text */
    public ProbeWorkflow {
        GitHubNames.requireSecret(secretName);
        if (environment != null && !ENVIRONMENT.matcher(environment).matches()) {
            throw new IllegalArgumentException(
                    "an environment's name in a workflow is 1 to 255 characters of A-Z a-z 0-9 _ . - / ( ) and blanks");
        }
        if (!ACCOUNT.matcher(account.toString()).matches()) {
            throw new IllegalArgumentException("the issuer's address is https://HOST/PATH, without query");
        }
        if (!RUNNER.matcher(runner).matches()) {
            throw new IllegalArgumentException("a runner's label is 1 to 100 characters of A-Z a-z 0-9 _ . -");
        }
    }

    /** The text of the workflow, ending with a line end. */
    public String text() {
        return template()
                .replace("@RUNNER@", runner)
                .replace("@ENVIRONMENT@", environment == null ? "" : "    environment: \"" + environment + "\"\n")
                .replace("@SECRET@", secretName)
                .replace("@ACCOUNT@", account.toString());
    }

    /** The git id of a file with this text, which a repository that holds it unchanged names. */
    public String blob() {
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + text.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(text));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no SHA-1, by which git names its files", broken);
        }
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(ProbeWorkflow.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("Keyrota's own file " + FILE + " cannot be read", broken);
        }
    }
}
