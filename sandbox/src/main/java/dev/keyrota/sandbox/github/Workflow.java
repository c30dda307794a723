package dev.keyrota.sandbox.github;

import java.util.List;

/**
 * A workflow file.
 *
 * @param id GitHub's number for it
 * @param name its {@code name:}
 * @param file its name below {@code .github/workflows/}
 * @param inputs what {@code workflow_dispatch} declares
 * @param dispatchable whether it has a {@code workflow_dispatch} trigger at all
 * @param probes whether its one job is the fingerprint probe; any other job does nothing and succeeds
 */
public record Workflow(long id, String name, String file, List<Input> inputs, boolean dispatchable, boolean probes) {

    /** The usual name of the probe's file. */
    public static final String PROBE_FILE = "keyrota-probe.yml";

    /** The input with 64 hexadecimal digits that the answer must be made with. */
    public static final String NONCE = "nonce";

    /** The input that names the secret. */
    public static final String SECRET = "secret";

    /** The input that names the deployment environment; empty for none. */
    public static final String ENVIRONMENT = "environment";

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
     * The fingerprint probe.
     *
     * @param secret the secret that it reads unless a dispatch names another
     * @param environment the environment that its job names unless a dispatch names another; empty for none
     */
    public static Workflow probe(long id, String secret, String environment) {
        List<Input> inputs = List.of(
                new Input(NONCE, true, ""),
                new Input(SECRET, false, secret),
                new Input(ENVIRONMENT, false, environment));
        return new Workflow(id, "keyrota probe", PROBE_FILE, inputs, true, true);
    }

    /** A workflow that pushes start, such as a deployment: nobody can dispatch it. */
    public static Workflow onPush(long id, String name, String file) {
        return new Workflow(id, name, file, List.of(), false, false);
    }

    /** {@code .github/workflows/} and the file's name. */
    public String path() {
        return ".github/workflows/" + file;
    }
}
