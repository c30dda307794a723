package dev.keyrota.sandbox.infisical;

/**
 * A project, once called a workspace.
 *
 * @param id a UUID
 * @param slug its name in {@code workspaceSlug}
 */
public record Project(String id, String slug) {}
