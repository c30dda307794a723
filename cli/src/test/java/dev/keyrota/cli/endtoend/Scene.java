package dev.keyrota.cli.endtoend;

import dev.keyrota.cli.Wholeness;
import dev.keyrota.journal.Journal;
import dev.keyrota.journal.SqliteJournal;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** A sandbox with a consumer at work in it, a configuration that waits a second where it says ten minutes, and a verdict. */
final class Scene implements AutoCloseable {
    /** Slow enough that a rotation is most of its process' life. */
    private static final Duration LATENCY = Duration.ofMillis(5);

    private static final Pattern CALL = Pattern.compile("\"call\" *: *\"([^\"]+)\"");

    private final Path folder;
    private final Sandbox sandbox;
    private final BackgroundConsumer consumer;
    private final String before;

    Scene(Path folder) throws IOException {
        this(folder, Duration.ofSeconds(1));
    }

    /** @param quiescence how long a rotation waits for what may land yet */
    Scene(Path folder, Duration quiescence) throws IOException {
        this.folder = folder;
        sandbox = Sandbox.start(SandboxOptions.defaults(InstantSource.system())
                .withLatency(LATENCY)
                .withConfigOut(configuration()));
        Files.writeString(
                configuration(),
                Files.readString(configuration()).replace("quiescence: PT2S", "quiescence: " + quiescence));
        before = sandbox.look(Scene::picture);
        consumer = new BackgroundConsumer(sandbox);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    BackgroundConsumer consumer() {
        return consumer;
    }

    Path folder() {
        return folder;
    }

    /** Where the journal is unless another place is named. */
    Path home() {
        return folder.resolve("keyrota.yaml.d").resolve("home");
    }

    Keyrota keyrota(Image image) {
        return new Keyrota(image, folder, configuration(), "");
    }

    private Path configuration() {
        return folder.resolve("keyrota.yaml");
    }

    /** The names of all calls that the vendors have answered, but for the consumer's and everybody's reads of the account. */
    List<String> calls() throws IOException {
        try (var in = URI.create(sandbox.control() + "/requests").toURL().openStream()) {
            return CALL.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .filter(call -> !call.equals("heroku.account"))
                    .toList();
        }
    }

    /** Resumes, and says what is not as it must be then: whole, or as before with nothing open. */
    String resumed(Keyrota keyrota) throws IOException, InterruptedException {
        Keyrota.Ended resumed = keyrota.run("resume", "-o", "json");
        // A rotation that was given up because nothing could be created ends with 1, and says so again whenever it is
        // asked.
        boolean aborted = resumed.out().contains("\"outcome\":\"aborted\"");
        if (resumed.exit() != 0 && !aborted) {
            return "resume ended with " + resumed.exit() + ": " + resumed.out() + resumed.err();
        }
        boolean nothing = aborted || resumed.out().contains("nothing_open");
        return nothing && isOld() ? inOrder() : whole();
    }

    /** What is missing to a completed rotation; empty for nothing. */
    String whole() {
        String missing = sandbox.look(Wholeness::notReplaced);
        return missing.isEmpty() ? inOrder() : missing;
    }

    /** Whether nothing has changed. */
    boolean isOld() {
        return sandbox.look(Scene::picture).equals(before);
    }

    /** What the journal's own check and the consumer have to say; empty for nothing. */
    String inOrder() {
        if (!consumer.failures().isEmpty()) {
            return "the consumer was refused, or its watch failed: " + consumer.failures();
        }
        if (Files.notExists(home().resolve("journal.db"))) {
            return "";
        }
        try (Journal journal = SqliteJournal.open(home(), InstantSource.system())) {
            var verdict = journal.verify();
            return verdict.problem() == null ? "" : verdict.problem();
        }
    }

    /** Who holds what and which authorizations live. */
    private static String picture(World world) {
        return Wholeness.live(world).map(Authorization::id).toList() + " " + Wholeness.stores(world);
    }

    @Override
    public void close() {
        consumer.leave();
        sandbox.close();
    }
}
