package dev.keyrota.cli.output;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ending without a result: a reason for machines, and for each thing that is wrong a sentence, a next step and a place. */
public final class Trouble extends RuntimeException {
    private final ExitCode exit;
    private final String reason;
    private final transient List<Complaint> complaints;

    /**
     * @param reason stable, {@code lower_case}
     * @param complaints at least one
     */
    public Trouble(ExitCode exit, String reason, List<Complaint> complaints) {
        super(complaints.getFirst().sentence());
        this.exit = exit;
        this.reason = reason;
        this.complaints = List.copyOf(complaints);
    }

    /** With one complaint, which has no place. */
    public static Trouble of(ExitCode exit, String reason, String sentence, @Nullable String hint) {
        return new Trouble(exit, reason, List.of(new Complaint(null, sentence, hint)));
    }

    /** Wrong usage. Nothing was contacted. */
    public static Trouble usage(String sentence, String hint) {
        return of(ExitCode.USAGE, "usage", sentence, hint);
    }

    /** A failure that changed nothing. */
    public static Trouble failed(String reason, String sentence, @Nullable String hint) {
        return of(ExitCode.FAILED, reason, sentence, hint);
    }

    public ExitCode exit() {
        return exit;
    }

    public String reason() {
        return reason;
    }

    /** All that is wrong; the first is the one that a machine is told. */
    public List<Complaint> complaints() {
        return complaints;
    }

    /** The document of {@code -o json}. */
    Map<String, @Nullable Object> json() {
        Complaint first = complaints.getFirst();
        Map<String, @Nullable Object> error = JsonDocument.object(
                "reason", reason, "message", first.sentence(), "hint", first.hint(), "where", first.where());
        if (complaints.size() > 1) {
            error.put(
                    "all",
                    complaints.stream()
                            .map(each -> JsonDocument.object(
                                    "message", each.sentence(), "hint", each.hint(), "where", each.where()))
                            .toList());
        }
        return JsonDocument.object("error", error);
    }
}
