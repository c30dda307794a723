package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.http.Request;

/** Which of its two APIs for secrets a server is spoken to in. Newer servers have both, the oldest only v3. */
enum Edition {
    V4("projectId"),
    V3("workspaceId");

    private final String project;

    Edition(String project) {
        this.project = project;
    }

    /** The name under which a call says its project. */
    String project() {
        return project;
    }

    Request get(String name, String secret) {
        return Request.get(name, path(secret));
    }

    Request patch(String name, String secret) {
        return Request.patch(name, path(secret));
    }

    private String[] path(String secret) {
        return switch (this) {
            case V4 -> new String[] {"api", "v4", "secrets", secret};
            case V3 -> new String[] {"api", "v3", "secrets", "raw", secret};
        };
    }
}
