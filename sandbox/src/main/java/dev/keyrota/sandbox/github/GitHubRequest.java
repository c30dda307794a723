package dev.keyrota.sandbox.github;

import dev.keyrota.sandbox.Call;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call to GitHub with the parts that its endpoints read.
 *
 * @param target the path without its prefix
 * @param arguments the variable parts of the path, in order
 */
record GitHubRequest(GitHubHost host, Call call, Target target, List<String> arguments) {

    /** The version in which a dispatch always answers with the run's details, and takes no parameter for it. */
    static final String VERSION_2026 = "2026-03-10";

    static final String VERSION_2022 = "2022-11-28";

    Instant now() {
        return host.now();
    }

    String argument(int index) {
        return arguments.get(index);
    }

    /** {@code owner/name} of the first two arguments. */
    String repository() {
        return argument(0) + "/" + argument(1);
    }

    /** What stands after {@code Bearer} or {@code token}; null where neither does. */
    @Nullable
    String token() {
        return token(call);
    }

    static @Nullable String token(Call call) {
        String[] words = call.header("authorization").orElse("").strip().split(" +", 2);
        boolean known = words[0].equalsIgnoreCase("bearer") || words[0].equalsIgnoreCase("token");
        return known && words.length == 2 ? words[1] : null;
    }

    String version() {
        return call.header("x-github-api-version").orElse(VERSION_2022);
    }

    /** The address that the client called, with the prefix that it used: links in answers begin with it. */
    String base() {
        return target.base();
    }

    Optional<String> parameter(String name) {
        return call.parameter(name).filter(value -> !value.isEmpty());
    }

    /** The body as a JSON object; empty where it is none. */
    Optional<ObjectNode> json() {
        try {
            return JsonMapper.shared().readTree(call.body()) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
