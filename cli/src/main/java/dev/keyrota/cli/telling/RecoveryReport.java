package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.protocol.drift.Drift.Todo;
import dev.keyrota.protocol.drift.RecoveryPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a recovery would do, and what it leaves for people.
 *
 * @param name of the credential
 * @param env its environment
 * @param plan what may be done
 * @param charter of the recovery; null where nothing is to be written
 * @param keyrota how a further command begins
 */
public record RecoveryReport(
        String name,
        String env,
        RecoveryPlan plan,
        @Nullable Charter charter,
        String keyrota) {
    /** The stores that it writes, in the order in which it does. */
    public List<StoreId> writes() {
        return charter == null
                ? List.of()
                : charter.stores().stream().skip(1).map(Charter.Place::id).toList();
    }

    private List<Todo> left() {
        return plan.left(writes());
    }

    /** For a person who is asked whether to go on. */
    public List<String> text() {
        List<String> lines = new ArrayList<>(new DriftReport(name, env, plan.drift(), null, Map.of()).text(keyrota));
        if (!writes().isEmpty()) {
            lines.add("recover writes the vault's key to " + names(writes()) + " and proves each; it makes no key, ends"
                    + " none, and never writes the vault");
        }
        return lines;
    }

    /** Where nothing is done: because nothing drifted, a person must decide first, or it was only to be shown. */
    public Answer undone() {
        List<String> lines = new ArrayList<>(text());
        boolean whole = !plan.drift().isFound();
        boolean stopped = !whole && (writes().isEmpty() || !left().isEmpty());
        if (whole) {
            lines.add("nothing has drifted: there is nothing to bring back");
        } else if (writes().isEmpty()) {
            lines.add("stopped: nothing of this may be done with nobody deciding; nothing was changed");
            lines.addAll(decide());
        }
        return new Answer(
                stopped ? ExitCode.STOPPED : ExitCode.DONE,
                json(whole ? "nothing" : stopped ? "escalated" : "planned"),
                lines);
    }

    /** What came of the run, and what is left. */
    public Answer after(Answer run) {
        if (run.exit() != ExitCode.DONE || left().isEmpty()) {
            return run;
        }
        List<String> lines = new ArrayList<>(run.text());
        lines.add("stopped: what is left is a person's decision");
        lines.addAll(decide());
        Map<String, @Nullable Object> json = new LinkedHashMap<>(run.json());
        json.put("outcome", "escalated");
        json.put("left", left().stream().map(DriftReport::json).toList());
        return new Answer(ExitCode.STOPPED, json, lines);
    }

    private List<String> decide() {
        List<String> lines = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        plan.drift().todo().stream()
                .map(DriftText::of)
                .filter(said::add)
                .forEach(words -> lines.add("  decide: " + words));
        List<StoreId> choices = plan.choices().stream()
                .filter(store -> !writes().contains(store))
                .toList();
        if (!choices.isEmpty()) {
            lines.add("  next:   where the vault's key is the right one: " + keyrota + " recover " + name
                    + " --overwrite " + choices.getFirst());
        }
        lines.add("  told:   nobody: no alert channel is configured");
        return lines;
    }

    private Map<String, @Nullable Object> json(String outcome) {
        return JsonDocument.object(
                "credential",
                name,
                "env",
                env,
                "rotation",
                null,
                "outcome",
                outcome,
                "diagnosis",
                plan.drift().diagnosis(),
                "writes",
                writes().stream().map(StoreId::value).toList(),
                "choices",
                plan.choices().stream().map(StoreId::value).toList(),
                "left",
                left().stream().map(DriftReport::json).toList());
    }

    private static String names(List<StoreId> stores) {
        return String.join(", ", stores.stream().map(StoreId::value).toList());
    }
}
