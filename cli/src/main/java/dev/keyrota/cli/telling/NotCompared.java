package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Complaint;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A credential whose places could not even be asked, beside others that could.
 *
 * @param name of the credential
 * @param env its environment
 * @param trouble why
 */
public record NotCompared(String name, String env, Trouble trouble) implements DriftEntry {
    @Override
    public boolean isFound() {
        return true;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "name",
                name,
                "env",
                env,
                "drift",
                true,
                "stores",
                List.of(),
                "sessions",
                List.of(),
                "diagnosis",
                "not_compared",
                "findings",
                List.of(),
                "noticed",
                List.of(),
                "todo",
                List.of(),
                "recommended",
                trouble.complaints().getFirst().hint(),
                "rotation",
                null,
                "error",
                JsonDocument.object("reason", trouble.reason(), "message", trouble.getMessage()));
    }

    @Override
    public List<String> text(String keyrota) {
        List<String> lines = new ArrayList<>();
        lines.add(name + "@" + env + ": not compared: " + trouble.getMessage());
        for (Complaint complaint : trouble.complaints()) {
            if (complaint.hint() != null) {
                lines.add("  decide:  " + complaint.hint());
            }
        }
        return lines;
    }
}
