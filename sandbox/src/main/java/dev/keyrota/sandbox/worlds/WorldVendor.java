package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Vendor;
import java.util.Optional;
import java.util.function.Function;

/**
 * A vendor, and what of a world is its own.
 *
 * @param <S> what the vendor has in a world
 * @param part where that is
 */
public record WorldVendor<S>(Vendor<S> vendor, Function<World, S> part) {

    /** Does what the call asks, in {@code world}, and answers as the vendor would. */
    public Answer answer(World world, Call call) {
        return vendor.answer(part.apply(world), call);
    }

    /** The id of the Heroku authorization whose token this call was made with, where the vendor knows one. */
    public Optional<String> caller(World world, Call call) {
        return vendor.caller(part.apply(world), call);
    }
}
