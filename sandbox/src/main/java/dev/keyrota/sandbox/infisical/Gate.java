package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Table;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admission;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admitted;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come how far. The order is the server's (observed): token, project, membership, folder, permission; only then
 * is the secret looked for, so that without permission a missing secret is 403, but a missing folder is 404.
 */
final class Gate {

    private final UniversalAuth auth;
    private Table<String, Project> projects = Table.empty();
    private Table<Folder, Folder> folders = Table.empty();

    Gate(UniversalAuth auth) {
        this.auth = auth;
    }

    Gate copy(UniversalAuth itsAuth) {
        Gate copy = new Gate(itsAuth);
        copy.projects = projects;
        copy.folders = folders;
        return copy;
    }

    void add(Project project) {
        projects = projects.with(project.id(), project);
    }

    void add(Folder folder) {
        folders = folders.with(folder, folder);
    }

    Optional<Project> firstProject() {
        return projects.values().stream().findFirst();
    }

    Optional<Project> projectBySlug(String slug) {
        return projects.values().stream()
                .filter(project -> project.slug().equals(slug))
                .findFirst();
    }

    Admission admit(@Nullable String bearer) {
        return auth.admit(bearer);
    }

    Admission enter(@Nullable String bearer, String project) {
        Admission admission = admit(bearer);
        if (!(admission instanceof Admitted(var identity))) {
            return admission;
        }
        if (!projects.has(project)) {
            return new Refused(
                    404,
                    "NotFound",
                    "Project with ID '%s' not found during bot lookup. Are you sure you are using the correct project ID?"
                            .formatted(project));
        }
        return identity.isMemberOf(project)
                ? admission
                : new Refused(
                        403,
                        "Identity is not a member of the specified project with ID '" + project + "'",
                        "You are not allowed to access this resource");
    }

    /**
     * Into a folder.
     *
     * @param operation the word that stands in {@code error} where the folder is missing
     * @param needed all of which the identity must have, asked in this order
     */
    Admission enter(@Nullable String bearer, Folder folder, String operation, Permission... needed) {
        Admission admission = enter(bearer, folder.project());
        if (!(admission instanceof Admitted(var identity))) {
            return admission;
        }
        if (!folders.has(folder)) {
            return new Refused(
                    404,
                    operation,
                    "Folder with path '%s' in environment with slug '%s' not found"
                            .formatted(folder.path(), folder.environment()));
        }
        for (Permission permission : needed) {
            if (!identity.may(permission, folder)) {
                return new Refused(
                        403, "PermissionDenied", "You are not allowed to " + permission.word() + " on secrets");
            }
        }
        return admission;
    }
}
