package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.github.HostAnswer.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for starting a workflow by hand. */
final class Dispatch {

    private static final int INPUTS_MAX = 25;

    private Dispatch() {}

    /** Why the dispatch is refused, each time with 422; empty where it is allowed. */
    static Optional<Refused> refusal(Repository repository, Workflow workflow, String ref, Map<String, String> inputs) {
        if (repository.branch(ref).isEmpty()) {
            return refused("No ref found for: " + ref);
        }
        if (!workflow.dispatchable()) {
            return refused("Workflow does not have 'workflow_dispatch' trigger");
        }
        if (inputs.size() > INPUTS_MAX) {
            return refused("you may only define up to " + INPUTS_MAX + " `inputs` for a `workflow_dispatch` event");
        }
        List<String> declared =
                workflow.inputs().stream().map(Workflow.Input::name).toList();
        List<String> unexpected = inputs.keySet().stream()
                .filter(name -> !declared.contains(name))
                .toList();
        if (!unexpected.isEmpty()) {
            return refused("Unexpected inputs provided: [\"" + String.join("\", \"", unexpected) + "\"]");
        }
        return workflow.inputs().stream()
                .filter(input -> input.required() && !inputs.containsKey(input.name()))
                .findFirst()
                .flatMap(missing -> refused("Required input '" + missing.name() + "' not provided"));
    }

    /** The inputs with the declared defaults in the place of those that are not named. */
    static Map<String, String> filled(Workflow workflow, Map<String, String> inputs) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (Workflow.Input input : workflow.inputs()) {
            filled.put(input.name(), inputs.getOrDefault(input.name(), input.byDefault()));
        }
        return filled;
    }

    private static Optional<Refused> refused(String message) {
        return Optional.of(new Refused(422, message));
    }
}
