package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Placeholder until the vault is written: only what the world and its control server call. */
public final class InfisicalVault {

    private final SandboxClock clock;
    private final SeededIds ids;
    private Map<String, Held> secrets = Map.of();
    private boolean approvalRequired;

    public InfisicalVault(SandboxClock clock, SeededIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public InfisicalVault copy(SandboxClock time) {
        InfisicalVault copy = new InfisicalVault(time, ids.copy());
        copy.secrets = secrets;
        copy.approvalRequired = approvalRequired;
        return copy;
    }

    /** What the secret holds now, as nobody but the sandbox can see it. */
    public Optional<Held> held(String environment, String path, String name) {
        return Optional.ofNullable(secrets.get(environment + path + "/" + name));
    }

    /** An outsider writes the secret, or deletes it with null; a world's file fills the vault so too. */
    public void place(String environment, String path, String name, @Nullable String value) {
        Map<String, Held> next = new HashMap<>(secrets);
        if (value == null) {
            next.remove(environment + path + "/" + name);
        } else {
            next.put(environment + path + "/" + name, new Held(value, clock.instant()));
        }
        secrets = Map.copyOf(next);
    }

    /** Whether a write is answered 200 with an approval request, and not done. */
    public void requireApproval(boolean required) {
        approvalRequired = required;
    }

    public boolean approvalRequired() {
        return approvalRequired;
    }
}
