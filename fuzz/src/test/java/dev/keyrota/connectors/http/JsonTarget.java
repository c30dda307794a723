package dev.keyrota.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import java.util.List;

/** A body: the JSON that it is, which prints nothing of it, or unreadable. */
public final class JsonTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "{\"a\":\"" + Told.CANARY + "\",\"b\":[1,-2,3.5,1e400,true,false,null],\"c\":{\"d\":{}}}",
                "[[[]]]",
                "\"\\ud83d\\udd11\"",
                "{\"a\":1,\"a\":2}",
                "[" + "9".repeat(5_000) + "]",
                "[".repeat(70),
                "{\"a\":".repeat(70),
                "\"\\ud800\"",
                "{\"" + "n".repeat(2_000) + "\":1}",
                "[1e999999999]",
                " \n ",
                "\ufeff{}");
    }

    @Override
    public List<String> words() {
        return List.of(
                "\\u0000", "\\ud800", "\\udc00", "1E+", "-0", "0x1", "NaN", "Infinity", "/*", "//", "\"a\":", "{}{}");
    }

    @Override
    public void read(byte[] input) {
        read(input, false);
        read(input, true);
    }

    private static void read(byte[] input, boolean some) {
        try {
            Json json = some ? JsonReader.read(input.clone(), "b"::equals) : Json.parse(input.clone());
            Told.noSecret(json);
            assertThat(json.peek("a")).isNotNull();
            touch(() -> json.at("a").text());
            touch(() -> json.at("a").secret());
            touch(() -> json.at("b").items());
            touch(() -> json.at("b").whole());
            touch(() -> json.at("a").instant());
            touch(() -> json.peek("a").hint());
            json.wipe();
        } catch (Unreadable wrong) {
            Told.sentence(wrong.getMessage());
        }
    }

    private static void touch(Runnable reading) {
        try {
            reading.run();
        } catch (Unreadable wrong) {
            Told.sentence(wrong.getMessage());
        }
    }
}
