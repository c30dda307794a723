package dev.keyrota.cli.manual;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The paper: what stands above the steps, the steps, and what to tell Keyrota afterwards.
 *
 * @param made when it was printed
 * @param now what the journal knows
 * @param exit the end that the steps lead to
 * @param items the steps
 * @param stands where it stands, in sentences
 * @param keyrota how a further command begins
 */
public record ManualText(
        Instant made, Situation now, Exit exit, List<Item> items, List<String> stands, String keyrota) {
    public ManualText {
        items = List.copyOf(items);
        stands = List.copyOf(stands);
    }

    /** The result of the command. */
    public Answer answer() {
        return new Answer(ExitCode.DONE, json(), text());
    }

    private Map<String, @Nullable Object> json() {
        return JsonDocument.object(
                "credential", now.charter().credential(),
                "env", now.charter().env(),
                "rotation", exit == Exit.WHOLE ? null : now.run().value(),
                "exit", Words.of(exit),
                "made", made.truncatedTo(ChronoUnit.SECONDS).toString(),
                "stands", stands,
                "steps",
                        IntStream.range(0, items.size())
                                .mapToObj(i -> items.get(i).json(i + 1))
                                .toList(),
                "afterwards", afterwards());
    }

    private List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + now.charter().credential() + "@" + now.charter().env() + ": " + title());
        lines.add("");
        lines.addAll(stands);
        lines.add("Made at " + Words.minute(made)
                + "; if anybody went on with it since, print it anew. Whom `keyrota env` or"
                + " `keyrota run` gave a key since then it does not know: ask before the gate.");
        if (!items.isEmpty()) {
            lines.addAll(
                    List.of(
                            "",
                            "- Type `bash --norc` first: a STOP ends that shell, and not yours. Paste the steps one by one.",
                            "- Let nobody start Keyrota on this credential before you are done.",
                            "- Each step looks before it does. After a STOP, mend what it names, type `bash --norc` and begin again at"
                                    + " step 1; a step that says \"keyrota_paper: command not found\" did nothing.",
                            "- If you were cut off in the middle of a step, wait " + Words.span(now.quiescence())
                                    + " before you begin again.",
                            "- No command shows a key, and none has one among its arguments; keys live in that shell, which the last step ends."));
        }
        for (int i = 0; i < items.size(); i++) {
            lines.addAll(items.get(i).text(i + 1));
        }
        lines.addAll(List.of("", "## Afterwards, when Keyrota is there again", ""));
        lines.addAll(afterwards());
        return lines;
    }

    private String title() {
        String run = "rotation " + now.run();
        return switch (exit) {
            case NOTHING -> run + " asks nothing of you";
            case UNDO -> run + ", undone without Keyrota";
            case FORWARD -> run + ", brought to its end without Keyrota";
            case REVOKE -> run + ", the key revoked without Keyrota";
            case WHOLE -> "a whole rotation without Keyrota";
        };
    }

    private List<String> afterwards() {
        String resume = keyrota + " resume " + now.run();
        return switch (exit) {
            case NOTHING -> List.of("nothing to tell it");
            case UNDO ->
                List.of(keyrota + " abort " + now.run() + " looks, finds nothing left to end, and closes the rotation");
            case FORWARD ->
                List.of(
                        resume + " looks, proves every store, finds the old key dead, and closes the rotation",
                        "where it stops with old_key_dead: add --break-glass --authorized-by NAME and give it the key that"
                                + " the vault holds now",
                        "where it stops with conflict: step \"Make a new key\" made a key that it does not know, and the"
                                + " rotation stays open; the world is whole all the same");
            case REVOKE -> List.of(resume + " looks, finds the key dead, and closes the rotation");
            case WHOLE ->
                List.of(keyrota + " adopt " + now.charter().credential()
                        + " --id UUID records the new key; UUID is in the row for the rotation log");
        };
    }
}
