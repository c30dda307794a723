package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Vendor;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * A vendor, and what of a world is its own.
 *
 * @param <S> what the vendor has in a world
 * @param part where that is
 */
public record WorldVendor<S>(Vendor<S> vendor, Function<World, S> part) {

    private static final int UNPROCESSABLE = 422;

    /** Does what the call asks, in {@code world}, and answers as the vendor would; 422 to a value of a kind that it cannot take. */
    public Answer answer(World world, Call call) {
        try {
            return vendor.answer(part.apply(world), call);
        } catch (JacksonException | DateTimeException | ArithmeticException | NumberFormatException _) {
            return vendor.failure(UNPROCESSABLE);
        }
    }

    /** The id of the Heroku authorization whose token this call was made with, where the vendor knows one. */
    public Optional<String> caller(World world, Call call) {
        return vendor.caller(part.apply(world), call);
    }
}
