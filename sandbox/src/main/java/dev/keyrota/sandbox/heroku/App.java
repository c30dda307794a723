package dev.keyrota.sandbox.heroku;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app with its releases, of which there is at least one, oldest first.
 *
 * @param formation the names of its dynos
 * @param deployment what becomes of its next releases; those that are there keep their own
 * @param kept dynos that no release restarts: ones that linger, or that somebody started by hand for one command
 */
public record App(
        String id,
        Profile owner,
        String name,
        List<String> formation,
        Deployment deployment,
        List<Dyno> kept,
        List<Release> releases) {

    public App {
        formation = List.copyOf(formation);
        kept = List.copyOf(kept);
        releases = List.copyOf(releases);
    }

    /**
     * The newest release, whose config vars the API shows, deployed or not. That it shows them before the release phase
     * has ended is not documented; it is the harder case for whoever reads back what was written.
     */
    public Release newest() {
        return releases.getLast();
    }

    /** The release that the API calls current at {@code now}: the newest that succeeded. */
    public Release currentAt(Instant now) {
        return releases.reversed().stream()
                .filter(release -> release.statusAt(now) == Release.Status.SUCCEEDED)
                .findFirst()
                .orElseGet(releases::getFirst);
    }

    /** The dynos that run at {@code now}, each with the config vars it was started with. */
    public List<Dyno> dynosAt(Instant now) {
        Release running = runningAt(now);
        Stream<Dyno> restarted = formation.stream()
                .filter(process -> kept.stream().noneMatch(dyno -> dyno.name().equals(process)))
                .map(process -> new Dyno(process, running));
        return Stream.concat(restarted, kept.stream()).toList();
    }

    /** This app whose next releases are deployed so. */
    public App deploying(Deployment next) {
        return new App(id, owner, name, formation, next, kept, releases);
    }

    /** This app with a dyno that goes on running what its dynos run at {@code now}, whatever is released. */
    public App keeping(String dyno, Instant now) {
        Stream<Dyno> more = Stream.concat(letting(dyno).kept.stream(), Stream.of(new Dyno(dyno, runningAt(now))));
        return new App(id, owner, name, formation, deployment, more.toList(), releases);
    }

    /** This app with that dyno restarted, or ended where it is none of the formation. */
    public App letting(String dyno) {
        List<Dyno> fewer =
                kept.stream().filter(each -> !each.name().equals(dyno)).toList();
        return new App(id, owner, name, formation, deployment, fewer, releases);
    }

    /** This app with one more release, which carries {@code changes}: null removes a variable. */
    App released(String releaseId, Map<String, @Nullable String> changes, Instant now) {
        Map<String, String> vars = new LinkedHashMap<>(newest().configVars());
        changes.forEach((variable, value) -> {
            if (value == null) {
                vars.remove(variable);
            } else {
                vars.put(variable, value);
            }
        });
        return released(releaseId, "Set " + String.join(", ", changes.keySet()) + " config vars", vars, now);
    }

    /** This app with one more release, which carries what {@code earlier} carried. */
    App rolledBack(String releaseId, Release earlier, Instant now) {
        return released(releaseId, "Rollback to v" + earlier.version(), earlier.configVars(), now);
    }

    private App released(String releaseId, String why, Map<String, String> vars, Instant now) {
        Release next = new Release(releaseId, newest().version() + 1, why, now, deployment, vars);
        List<Release> more = Stream.concat(releases.stream(), Stream.of(next)).toList();
        return new App(id, owner, name, formation, deployment, kept, more);
    }

    private Release runningAt(Instant now) {
        return releases.reversed().stream()
                .filter(release -> !now.isBefore(release.dynosUp()))
                .findFirst()
                .orElseGet(releases::getFirst);
    }
}
