package dev.keyrota.connectors.github;

/**
 * A version of GitHub's REST API, sent as {@code X-GitHub-Api-Version}. Source: docs.github.com, "API Versions" and "Breaking changes",
 * read 2026-11-22.
 */
public enum ApiVersion {
    /** The version of 2022, in which a dispatch answers with the run's id only if it is asked to. */
    V2022_11_28("2022-11-28"),
    /** The version of 2026, in which a dispatch always answers with the run's id and takes no such parameter. */
    V2026_03_10("2026-03-10");

    private final String header;

    ApiVersion(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    /** Whether a dispatch must ask for the run's id. */
    boolean asksForRunDetails() {
        return switch (this) {
            case V2022_11_28 -> true;
            case V2026_03_10 -> false;
        };
    }
}
