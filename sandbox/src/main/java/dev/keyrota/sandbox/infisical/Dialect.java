package dev.keyrota.sandbox.infisical;

/** In what the two routers for secrets differ. */
enum Dialect {
    /** The deprecated "raw" routes: a project is a workspace. */
    V3("workspaceId"),
    V4("projectId");

    private final String projectField;

    Dialect(String projectField) {
        this.projectField = projectField;
    }

    /** The name of the project's id in queries and bodies. */
    String projectField() {
        return projectField;
    }
}
