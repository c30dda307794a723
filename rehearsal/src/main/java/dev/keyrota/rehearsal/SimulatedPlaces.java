package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.github.HostAnswer;
import dev.keyrota.sandbox.github.RunStatus;
import dev.keyrota.sandbox.github.WorkflowRun;
import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.heroku.Release;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sandbox's other places without sockets. */
final class SimulatedPlaces {
    private SimulatedPlaces() {}

    /** A GitHub Actions secret, whose probe runs in a second. */
    record ActionsSecret(Line line, Place.ActionsSecret place) implements Store.WriteOnly {
        /** The connector begins a run in a later second than the place's last write. */
        private static final Duration RUN = Duration.ofSeconds(1);

        @Override
        public StoreId id() {
            return new StoreId(place.id());
        }

        @Override
        public Reply<Written> write(Secret value, @Nullable Label label) {
            String text = SimulatedIssuer.text(value);
            return line.deed("github.secret.put", place.id() + " " + text, world -> {
                world.hold(place, text);
                return new Reply.Answered<>(new Written());
            });
        }

        @Override
        public Reply<Trace> trace() {
            return line.read(
                    "github.secret.get",
                    world -> world.held(place)
                            .<Reply<Trace>>map(held -> new Reply.Answered<>(new Trace(
                                    seconds(held).toString(),
                                    seconds(held),
                                    shadow(world),
                                    Duration.between(
                                            held.updatedAt(), world.clock().instant()))))
                            .orElseGet(() -> new Reply.Refused<>(Refusal.NOT_FOUND)));
        }

        /** The vendor's dates are whole seconds. */
        private static Instant seconds(Held held) {
            return held.updatedAt().truncatedTo(ChronoUnit.SECONDS);
        }

        private @Nullable String shadow(World world) {
            return world.others().stream()
                    .filter(other -> other instanceof Place.ActionsSecret secret
                            && secret.environment() != null
                            && secret.repository().equals(place.repository())
                            && secret.name().equals(place.name()))
                    .filter(other -> world.held(other).isPresent())
                    .map(Place::id)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Reply<Proof> prove(Secret expected, String nonce) {
            String text = SimulatedIssuer.text(expected);
            line.pass(RUN);
            return line.read("github.workflow", world -> {
                String held = world.held(place).map(Held::value).orElse("");
                int status = world.heroku().opens(line.takenFor(world, held)) ? 200 : 401;
                return new Reply.Answered<>(new Proof(
                        held.equals(text),
                        status,
                        "run",
                        world.clock().instant().truncatedTo(ChronoUnit.SECONDS)));
            });
        }

        @Override
        public Reply<List<Consumer>> pending(Instant createdBefore) {
            return line.read(
                    "github.workflow.runs",
                    world -> new Reply.Answered<>(unfinished(world, place.repository())
                            .filter(run -> !run.state().createdAt().isAfter(createdBefore))
                            .map(run -> new Consumer(
                                    Long.toString(run.id()),
                                    Long.toString(run.workflow()),
                                    run.state().status().name()))
                            .toList()));
        }
    }

    /** The runs of a repository that are not completed. */
    static Stream<WorkflowRun> unfinished(World world, String repository) {
        return world.github().actions().list(world.logins().githubToken(), repository)
                        instanceof HostAnswer.RunsFound(var runs)
                ? runs.stream().filter(run -> run.state().status() != RunStatus.COMPLETED)
                : Stream.empty();
    }

    /** A config variable of an app. */
    record ConfigVar(Line line, Place.ConfigVar place) implements Store.Legible, Store.Rolling {
        @Override
        public StoreId id() {
            return new StoreId(place.id());
        }

        @Override
        public Reply<Content> read() {
            return line.read(
                    "heroku.config.read",
                    world -> world.held(place)
                            .<Reply<Content>>map(held -> new Reply.Answered<>(new Content(
                                    Secret.ofText(held.value()),
                                    "",
                                    version(world),
                                    null,
                                    false,
                                    held.updatedAt(),
                                    null)))
                            .orElseGet(() -> new Reply.Refused<>(Refusal.NOT_FOUND)));
        }

        @Override
        public Reply<Written> write(Secret value, @Nullable Label label) {
            String text = SimulatedIssuer.text(value);
            return line.deed("heroku.config.write", place.id() + " " + text, world -> {
                world.hold(place, text);
                return new Reply.Answered<>(new Written());
            });
        }

        @Override
        public Reply<Rollout> rollout() {
            return line.read("heroku.releases.list", world -> {
                Instant now = world.clock().instant();
                App app = app(world);
                Release newest = app.newest();
                int older = (int) app.dynosAt(now).stream()
                        .filter(dyno -> dyno.release().version() < newest.version())
                        .count();
                return new Reply.Answered<>(new Rollout(
                        version(world),
                        Rollout.Status.valueOf(newest.statusAt(now).name()),
                        app.currentAt(now).equals(newest),
                        app.dynosAt(now).size(),
                        older,
                        null));
            });
        }

        private String version(World world) {
            return Integer.toString(app(world).newest().version());
        }

        private App app(World world) {
            return world.heroku().app(place.app()).orElseThrow();
        }
    }

    /** A shell session. */
    record Shell(Line line, Place.Session place) implements Session {
        @Override
        public SessionId id() {
            return new SessionId(place.id());
        }

        @Override
        public Reply<Report> report() {
            return line.read(
                    "session",
                    world -> world.held(place)
                            .<Reply<Report>>map(held -> new Reply.Answered<>(
                                    new Report(Secret.ofText(held.value()), "environment " + place.variable())))
                            .orElseGet(() -> new Reply.Refused<>(Refusal.NOT_FOUND)));
        }
    }
}
