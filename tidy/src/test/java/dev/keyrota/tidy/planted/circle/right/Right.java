package dev.keyrota.tidy.planted.circle.right;

import dev.keyrota.tidy.planted.circle.left.Left;
import java.util.List;

/** The other half. */
public record Right(List<Left> lefts) {
    /** A use that the compiler keeps. */
    public Left first() {
        return lefts.getFirst();
    }
}
