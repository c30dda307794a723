package dev.keyrota.sandbox.infisical;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A right of an identity in a project. Least privilege for one credential is one grant on one folder of one environment.
 *
 * @param environment the only environment it holds for; null for all
 * @param path the only folder it holds for; null for all
 * @param permissions what may be done there
 */
public record Grant(@Nullable String environment, @Nullable String path, Set<Permission> permissions) {

    public Grant {
        permissions = Set.copyOf(permissions);
    }

    /** All permissions everywhere: the role "admin", as far as secrets go. */
    public static Grant everything() {
        return new Grant(null, null, EnumSet.allOf(Permission.class));
    }

    /** Describing and reading everywhere: the role "viewer". */
    public static Grant viewing() {
        return new Grant(null, null, EnumSet.of(Permission.DESCRIBE_SECRET, Permission.READ_VALUE));
    }

    /** {@code permissions} on one folder of one environment. */
    public static Grant on(String environment, String path, Set<Permission> permissions) {
        return new Grant(environment, path, permissions);
    }

    boolean allows(Permission permission, Folder folder) {
        return permissions.contains(permission)
                && (environment == null || environment.equals(folder.environment()))
                && (path == null || path.equals(folder.path()));
    }
}
