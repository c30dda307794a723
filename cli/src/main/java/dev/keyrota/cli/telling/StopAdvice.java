package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.engine.Ledger;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each reason to stop means for the person who must decide. */
public final class StopAdvice {
    private static final Properties TEXTS = texts();
    private static final Pattern PLACE = Pattern.compile("\\{place\\|([^}]*)}");

    private final String keyrota;
    private final String credential;
    private final @Nullable RunId run;
    private final String place;
    private final Charter.Purpose purpose;

    /** Advice on a stop of a run. */
    static StopAdvice of(String keyrota, Ledger.Rotation rotation, @Nullable String place) {
        Charter.Purpose purpose = rotation.charter().purpose();
        RunId run = rotation.hasBegun() || !purpose.isOfTheKey() ? rotation.id() : null;
        return new StopAdvice(keyrota, rotation.charter().credential(), run, place, purpose);
    }

    /**
     * Advice on one stop.
     *
     * @param keyrota how a further command begins
     * @param run null where there is no run yet, as in a plan
     * @param place the store, session, host or authorization that it is about; null for none
     */
    public StopAdvice(String keyrota, String credential, @Nullable RunId run, @Nullable String place) {
        this(keyrota, credential, run, place, Charter.Purpose.ROTATE);
    }

    StopAdvice(
            String keyrota, String credential, @Nullable RunId run, @Nullable String place, Charter.Purpose purpose) {
        this.purpose = purpose;
        this.keyrota = keyrota;
        this.credential = credential;
        this.run = run;
        this.place = place == null ? "" : Foreign.text(place);
    }

    /** What happened, what to decide, and the command for it. */
    public Advice of(Stop stop) {
        return new Advice(words(stop, "happened"), words(stop, "decide"), command(words(stop, "command")));
    }

    private String words(Stop stop, String part) {
        String own = TEXTS.getProperty(stop + kind() + part);
        String words = own == null ? TEXTS.getProperty(stop + "." + part) : own;
        if (words == null) {
            throw new IllegalStateException("stops.properties has no " + stop + "." + part);
        }
        return PLACE.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(place.isEmpty() ? found.group(1) : place));
    }

    private String kind() {
        return switch (purpose) {
            case ROTATE, REVOKE -> ".";
            case RECOVER -> ".recovery.";
            case CLEAN_UP -> ".clean-up.";
        };
    }

    private String command(String name) {
        return keyrota
                + switch (name) {
                    case "again" -> run == null ? " plan " + credential : resume(run);
                    case "break-glass" ->
                        (run == null ? " rotate " + credential : resume(run)) + " --break-glass --authorized-by NAME";
                    case "resume" -> run == null ? " resume" : resume(run);
                    case "abort" -> run == null ? " status" : " abort " + run;
                    case "inventory" -> " inventory";
                    case "plan", "status", "drift", "recover", "doctor" -> " " + name + " " + credential;
                    case "adopt" -> " adopt " + credential + " --id UUID";
                    default -> throw new IllegalStateException("stops.properties names no command " + name);
                };
    }

    private static String resume(RunId run) {
        return " resume " + run;
    }

    private static Properties texts() {
        try (InputStream in = Objects.requireNonNull(StopAdvice.class.getResourceAsStream("stops.properties"))) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
