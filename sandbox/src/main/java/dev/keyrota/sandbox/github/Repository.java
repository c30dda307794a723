package dev.keyrota.sandbox.github;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A repository, as far as Actions care.
 *
 * @param id GitHub's number for it
 * @param owner the login of a user or an organization
 * @param name without the owner
 * @param ownedByOrganization whether the owner is an organization
 * @param isPrivate whether only those with access see it
 * @param branches each with the commit that it points at; the first is the default branch
 * @param environments its deployment environments
 * @param workflows its workflow files on the default branch
 */
public record Repository(
        long id,
        String owner,
        String name,
        boolean ownedByOrganization,
        boolean isPrivate,
        List<Branch> branches,
        List<DeploymentEnvironment> environments,
        List<Workflow> workflows) {

    public Repository {
        branches = List.copyOf(branches);
        environments = List.copyOf(environments);
        workflows = List.copyOf(workflows);
    }

    /**
     * A branch.
     *
     * @param name without {@code refs/heads/}
     * @param sha 40 hexadecimal digits
     */
    public record Branch(String name, String sha) {}

    /**
     * A deployment environment.
     *
     * @param name compared without regard to case
     * @param reviewed whether a job that names it waits until somebody approves
     */
    public record DeploymentEnvironment(String name, boolean reviewed) {}

    /** {@code owner/name}, as {@code GITHUB_REPOSITORY} has it in a job. */
    public String fullName() {
        return owner + "/" + name;
    }

    Branch defaultBranch() {
        return branches.getFirst();
    }

    /** The branch that {@code ref} names, short or as {@code refs/heads/…}. */
    Optional<Branch> branch(String ref) {
        String wanted = ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref;
        return branches.stream().filter(branch -> branch.name().equals(wanted)).findFirst();
    }

    Optional<DeploymentEnvironment> environment(String wanted) {
        return environments.stream()
                .filter(environment -> environment.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The workflow with this id, or whose file has this name. */
    Optional<Workflow> workflow(String idOrFile) {
        return workflows.stream()
                .filter(workflow -> Long.toString(workflow.id()).equals(idOrFile)
                        || workflow.file().equals(idOrFile))
                .findFirst();
    }

    static String key(String fullName) {
        return fullName.toLowerCase(Locale.ROOT);
    }
}
