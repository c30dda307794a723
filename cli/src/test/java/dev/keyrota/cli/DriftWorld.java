package dev.keyrota.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One of the 48 combinations of what vault, CI's secret and shell can hold, made by outside changes. */
record DriftWorld(String vault, String ci, String shell) {
    static final String CURRENT = "b1e6320e-9ce1-436b-82b2-7b6cf3372cd7";
    private static final String OTHER = "565e7b32-8096-4cdd-9b0f-39396b52fba8";

    /** By the vault and CI: what is wrong, whatever the shell holds. */
    private static final Map<String, String> BY_STORE = Map.of(
            "valid other", "store_holds_another",
            "valid dead", "store_stale",
            "valid unknown", "store_unproven",
            "dead same", "all_dead",
            "dead other", "vault_stale",
            "dead dead", "all_dead",
            "dead unknown", "vault_dead");

    private static final Map<String, String> BY_SESSION = Map.of(
            "same", "healthy", "other", "session_drift", "dead", "session_stale", "unknown", "session_unchecked");

    static Stream<DriftWorld> all() {
        return Stream.of("valid", "dead", "unreadable")
                .flatMap(vault -> holds().flatMap(ci -> holds().map(shell -> new DriftWorld(vault, ci, shell))));
    }

    private static Stream<String> holds() {
        return Stream.of("same", "other", "dead", "unknown");
    }

    String diagnosis() {
        if (vault.equals("unreadable")) {
            return "vault_unreadable";
        }
        boolean bySession = vault.equals("valid") && ci.equals("same");
        return Objects.requireNonNull(bySession ? BY_SESSION.get(shell) : BY_STORE.get(vault + " " + ci));
    }

    /** Whether CI's secret can be brought the vault's key with nobody asked. */
    boolean isLeftBehind() {
        return vault.equals("valid") && ci.equals("dead");
    }

    /** The key of a dead vault dies last: whoever holds the same one holds a dead one then. */
    void make(Shell in) throws IOException {
        if (ci.equals("unknown")) {
            in.sandbox().arm("github.workflow.dispatch", "status:403", 0, 99);
        } else if (!ci.equals("same")) {
            in.change(set("github-ci", ci));
        }
        if (shell.equals("unknown")) {
            in.change(change("operator", "empty"));
        } else {
            in.change(set("operator", shell));
        }
        if (vault.equals("dead")) {
            in.change("{\"revoke\":\"" + CURRENT + "\"}");
        }
        if (vault.equals("unreadable")) {
            in.sandbox().arm("infisical.read", "status:403", 0, 99);
        }
    }

    private static String set(String store, String holds) {
        return switch (holds) {
            case "same" -> change(store, CURRENT);
            case "other" -> change(store, OTHER);
            case "dead" -> change(store, "revoked");
            default -> throw new IllegalArgumentException(holds);
        };
    }

    private static String change(String store, String to) {
        return "{\"store\":\"" + store + "\",\"set\":\"" + to + "\"}";
    }
}
