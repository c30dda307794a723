package dev.keyrota.sandbox.github;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow file.
 *
 * @param id GitHub's number for it
 * @param name its {@code name:}
 * @param file its name below {@code .github/workflows/}
 * @param inputs what {@code workflow_dispatch} declares
 * @param dispatchable whether it has a {@code workflow_dispatch} trigger at all
 * @param probe what its one job reads where it is the fingerprint probe; null for a job that does nothing and succeeds
 */
public record Workflow(
        long id,
        String name,
        String file,
        List<Input> inputs,
        boolean dispatchable,
        @Nullable Probe probe) {

    /** The input with 64 hexadecimal digits that the probe's answer must be made with. */
    public static final String NONCE = "nonce";

    public Workflow {
        inputs = List.copyOf(inputs);
    }

    /**
     * An input of a dispatch.
     *
     * @param required whether a dispatch without it is refused
     * @param byDefault its value where a dispatch does not name it
     */
    public record Input(String name, boolean required, String byDefault) {}

    /**
     * What the file of a fingerprint probe says.
     *
     * @param secret the secret that its job reads
     * @param environment the deployment environment that its job names; null for none
     */
    public record Probe(String secret, @Nullable String environment) {}

    /** A fingerprint probe in {@code file}. */
    public static Workflow probe(long id, String file, String secret, @Nullable String environment) {
        List<Input> inputs = List.of(new Input(NONCE, true, ""));
        return new Workflow(id, "keyrota-probe", file, inputs, true, new Probe(secret, environment));
    }

    /** A workflow that pushes start, such as a deployment: nobody can dispatch it. */
    public static Workflow onPush(long id, String name, String file) {
        return new Workflow(id, name, file, List.of(), false, null);
    }

    /** The file's text: enough for a look at the file, and for its git id to change when the probe does. */
    String text() {
        return "name: " + name + "\non: " + (dispatchable ? "workflow_dispatch" : "push") + "\n"
                + (probe == null ? "" : "# reads " + probe.secret() + " in " + probe.environment() + "\n");
    }

    /** {@code .github/workflows/} and the file's name. */
    public String path() {
        return ".github/workflows/" + file;
    }
}
