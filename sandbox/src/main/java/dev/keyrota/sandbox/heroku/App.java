package dev.keyrota.sandbox.heroku;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app with its releases, of which there is at least one, oldest first.
 *
 * @param formation the names of its dynos
 * @param restartTakes how long after a release its dynos still run the one before; zero by default
 */
public record App(
        String id, Profile owner, String name, List<String> formation, Duration restartTakes, List<Release> releases) {

    public App {
        formation = List.copyOf(formation);
        releases = List.copyOf(releases);
    }

    /** The release whose config vars the API shows. */
    public Release current() {
        return releases.getLast();
    }

    /** The dynos that run at {@code now}, each with the config vars it was started with. */
    public List<Dyno> dynosAt(Instant now) {
        Release running = releases.reversed().stream()
                .filter(release -> !now.isBefore(release.createdAt().plus(restartTakes)))
                .findFirst()
                .orElseGet(releases::getFirst);
        return formation.stream()
                .map(process -> new Dyno(dynoId(process, running), process, running))
                .toList();
    }

    /** This app with one more release, which carries {@code changes}: null removes a variable. */
    App released(String releaseId, Map<String, @Nullable String> changes, Instant now) {
        Map<String, String> vars = new LinkedHashMap<>(current().configVars());
        changes.forEach((name, value) -> {
            if (value == null) {
                vars.remove(name);
            } else {
                vars.put(name, value);
            }
        });
        String why = "Set " + String.join(", ", changes.keySet()) + " config vars";
        Release next = new Release(releaseId, current().version() + 1, why, now, vars);
        return new App(
                id,
                owner,
                name,
                formation,
                restartTakes,
                Stream.concat(releases.stream(), Stream.of(next)).toList());
    }

    private static String dynoId(String process, Release release) {
        return UUID.nameUUIDFromBytes((release.id() + process).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
