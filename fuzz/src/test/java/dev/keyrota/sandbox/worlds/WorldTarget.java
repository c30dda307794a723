package dev.keyrota.sandbox.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.InputFile;
import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import java.io.IOException;
import java.util.List;

/** A world's file: a world, or a sentence for the user. */
public final class WorldTarget implements Target {
    private static final String WORLDS = "sandbox/src/main/resources/dev/keyrota/sandbox/worlds/";

    private final InputFile file = InputFile.make();

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                Seeds.text(WORLDS + "clean.yaml"),
                Seeds.text(WORLDS + "session-drift.yaml"),
                Seeds.text(WORLDS + "config-vars.yaml"),
                "based-on: clean\nplaces: [{id: null}]\n",
                "based-on: clean\nheroku: null\n",
                "based-on: clean\nplaces: null\n",
                "based-on: clean\nas-of: +1000000000-12-31T23:59:59Z\n",
                "based-on: {a: b}\n",
                "based-on: nowhere\n",
                "a: &a [*a]\n",
                "");
    }

    @Override
    public List<String> words() {
        return List.of(
                "based-on: clean\n",
                "heroku:",
                "places:",
                "  - id: ",
                "holds: ",
                "token: ",
                "created: ",
                "null",
                "\n  ",
                "- ",
                "&a ",
                "*a");
    }

    @Override
    public void read(byte[] input) throws IOException {
        try {
            World world = Worlds.load(file.holding(input).toString(), 1);
            assertThat(world.copy().stores()).hasSameSizeAs(world.stores());
        } catch (IllegalArgumentException wrong) {
            // The command line takes out what steers a terminal, as of every sentence.
            assertThat(wrong).message().startsWith("the world ");
        }
    }
}
