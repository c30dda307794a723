package dev.keyrota.tidy.planted.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** A protocol that reaches outside in every way that java.base offers. */
@SuppressWarnings({"StringCaseLocaleUsage", "DefaultLocale"})
public final class Impure {
    private Impure() {}

    /** References, which a rule over calls alone would miss. */
    public static List<Supplier<?>> references() {
        return List.of(Instant::now, UUID::randomUUID, InstantSource::system, Locale::getDefault);
    }

    /** Files, properties, threads and chance. */
    public static String outside(Path file) throws IOException {
        return Files.readString(file) + System.getProperty("x") + Thread.currentThread() + new Random();
    }

    /** The machine's language. */
    public static String locale(String text, double number) {
        return text.toUpperCase() + String.format("%f", number);
    }
}
