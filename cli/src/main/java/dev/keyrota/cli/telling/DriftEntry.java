package dev.keyrota.cli.telling;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to be told of one credential's places. */
public sealed interface DriftEntry permits DriftReport, NotCompared {
    /** Whether there is anything to be told. */
    boolean isFound();

    /** For machines. */
    Map<String, @Nullable Object> json();

    /**
     * For people: a line, the places below it, and what is to be done.
     *
     * @param keyrota how a further command begins
     */
    List<String> text(String keyrota);
}
