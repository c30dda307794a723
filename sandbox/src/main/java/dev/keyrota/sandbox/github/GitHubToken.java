package dev.keyrota.sandbox.github;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A token and what it may do.
 *
 * @param text what is sent after {@code Bearer} or {@code token}
 * @param login who it acts as
 * @param kind where it comes from; decides the words of a refusal
 * @param permissions the highest level by permission; for a classic token they follow from its scopes
 * @param repositories the keys of the repositories that it reaches, lower case; empty for all that its owner reaches
 * @param expiresAt null for never
 */
public record GitHubToken(
        String text,
        String login,
        Kind kind,
        Map<String, Level> permissions,
        Set<String> repositories,
        @Nullable Instant expiresAt) {

    private static final List<String> OF_REPOSITORIES =
            List.of("metadata", "secrets", "environments", "actions", "issues", "contents", "workflows");

    public GitHubToken {
        permissions = Map.copyOf(permissions);
        repositories = Set.copyOf(repositories);
    }

    /** Where a token comes from. */
    public enum Kind {
        CLASSIC,
        FINE_GRAINED,
        INSTALLATION
    }

    /** How much a permission gives; each level includes the ones before it. */
    public enum Level {
        READ,
        WRITE
    }

    /**
     * A classic personal token: {@code repo} gives everything in repositories, {@code admin:org} the organization's secrets.
     *
     * @param scopes as {@code X-OAuth-Scopes} lists them
     */
    public static GitHubToken classic(String text, String login, Set<String> scopes) {
        Map<String, Level> permissions = new HashMap<>();
        if (scopes.contains("repo")) {
            OF_REPOSITORIES.forEach(permission -> permissions.put(permission, Level.WRITE));
        }
        if (scopes.contains("admin:org")) {
            permissions.put("organization_secrets", Level.WRITE);
        }
        return new GitHubToken(text, login, Kind.CLASSIC, permissions, Set.of(), null);
    }

    /** The scopes of a classic token, as {@code X-OAuth-Scopes} lists them. */
    List<String> scopes() {
        return Stream.of("admin:org", "repo")
                .filter(scope -> may(scope.equals("repo") ? "secrets" : "organization_secrets", Level.READ))
                .toList();
    }

    boolean may(String permission, Level level) {
        Level held = permissions.get(permission);
        return held != null && held.compareTo(level) >= 0;
    }

    boolean reaches(Repository repository) {
        return repositories.isEmpty() || repositories.contains(Repository.key(repository.fullName()));
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** The sentence with which GitHub refuses what the token's permissions do not give. */
    String refusal() {
        return switch (kind) {
            case CLASSIC -> "Must have admin rights to Repository.";
            case FINE_GRAINED -> "Resource not accessible by personal access token";
            case INSTALLATION -> "Resource not accessible by integration";
        };
    }
}
