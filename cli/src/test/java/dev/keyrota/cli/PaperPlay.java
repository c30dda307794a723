package dev.keyrota.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rotation that may die at a moment of the world, and a person who goes on with its paper. */
final class PaperPlay implements AutoCloseable {
    private final Path folder;
    private final MortalTime time = new MortalTime();
    private final Shell shell;
    private final List<StandInGh> open = new ArrayList<>();
    private @Nullable PaperShell person;

    PaperPlay(Path folder, String world) throws IOException {
        this.folder = folder;
        this.shell = Shell.of(Files.createTempDirectory(folder, "shell"), time, world);
        shell.edit("quiescence: PT2S", "quiescence: PT10M");
    }

    Shell shell() {
        return shell;
    }

    /** Begins a rotation that dies as soon as the world is so. */
    void dies(Predicate<World> when, String... command) {
        time.dieWhen(_ -> shell.sandbox().look(when::test));
        shell.run(command);
        assertThat(time.isDead()).as("it died").isTrue();
        time.revive();
    }

    /** Whether the vault holds a key of a run. */
    static boolean vaultIsWritten(World world) {
        String held = Wholeness.stores(world).get("vault");
        return Wholeness.ours(world).stream().anyMatch(each -> each.token().equals(held));
    }

    void change(Consumer<World> change) {
        shell.sandbox().look(world -> {
            change.accept(world);
            return "";
        });
    }

    /** The key that a store holds. */
    String held(String store) {
        return Objects.requireNonNull(shell.sandbox().look(Wholeness::stores).get(store));
    }

    Authorization authorize(String description) {
        return shell.sandbox()
                .look(world -> world.heroku().authorize(world.heroku().profile(), description, List.of("global")));
    }

    String paper(String... words) {
        List<String> all = new ArrayList<>(List.of("manual"));
        all.addAll(List.of(words));
        Shell.Result paper = shell.run(all.toArray(String[]::new));
        assertThat(paper.exit()).as(paper.toString()).isZero();
        return paper.out();
    }

    /** The commands of each step. */
    static List<String> steps(String paper) {
        return PaperShell.steps(paper);
    }

    /** Which step has this title. */
    static int step(String paper, String title) {
        List<String> titles =
                paper.lines().filter(line -> line.startsWith("## ")).toList();
        for (int i = 0; i < titles.size(); i++) {
            if (titles.get(i).contains(title)) {
                return i;
            }
        }
        throw new AssertionError("no step is called " + title + ": " + titles);
    }

    PaperShell.Done type(String paper, String answers) throws IOException, InterruptedException {
        return type(PaperShell.steps(paper), answers);
    }

    PaperShell.Done type(List<String> steps, String answers) throws IOException, InterruptedException {
        PaperShell.Done done = person().type(steps, answers);
        assertThat(Canaries.in(done.out() + person().given())).isEmpty();
        return done;
    }

    /** The same one for the whole play, with what was noted before. */
    private PaperShell person() throws IOException {
        if (person == null) {
            person = somebody();
        }
        return person;
    }

    private PaperShell somebody() throws IOException {
        StandInGh standIn = PaperShell.hasGh()
                ? null
                : new StandInGh(shell.sandbox().github().toString());
        if (standIn != null) {
            open.add(standIn);
        }
        return new PaperShell(Files.createTempDirectory(folder, "person"), shell.sandbox(), standIn);
    }

    /** The world's time. */
    long seconds() {
        return shell.sandbox().look(world -> world.clock().instant().getEpochSecond());
    }

    @Override
    public void close() {
        open.forEach(StandInGh::close);
        shell.close();
    }
}
