package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.telling.Advice;
import dev.keyrota.cli.telling.StopAdvice;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan that would stop before its first deed: nothing was changed, and a person must decide first. */
record WouldStop(String keyrota, String credential, Runs.Plan plan) {
    Answer answer() {
        return switch (plan.end()) {
            case Effect.End.Escalate(var why, var place) -> answer(why, place);
            case Effect.End.Abort(var why) -> answer(why, null);
            case Effect.End.Complete _, Effect.End.Later _ -> throw new IllegalStateException("the plan goes on");
        };
    }

    private Answer answer(Stop why, @Nullable String place) {
        Advice advice = new StopAdvice(keyrota, credential, null, place).of(why);
        Map<String, @Nullable Object> json = plan.report().json();
        json.put(
                "would_stop",
                JsonDocument.object(
                        "reason", why,
                        "place", place,
                        "message", advice.happened(),
                        "decide", advice.decide(),
                        "next", advice.command()));
        List<String> lines = new ArrayList<>(plan.report().text());
        lines.add("would stop: " + advice.happened());
        lines.add("  reason: " + Words.of(why));
        lines.add("  safe:   nothing was changed");
        lines.add("  decide: " + advice.decide());
        lines.add("  next:   " + advice.command());
        lines.add("  told:   nobody: no alert channel is configured");
        return new Answer(why == Stop.OPEN_ELSEWHERE ? ExitCode.HELD : ExitCode.STOPPED, json, lines);
    }
}
