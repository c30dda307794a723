package dev.keyrota.engine;

import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Effect;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the questions of one look, round by round and side by side, until each has an answer that is believed or no patience is left. */
final class Survey {
    private final List<Patience> open;
    private final Map<Question, Reply<Reading>> settled = new HashMap<>();

    private Survey(List<Patience> open) {
        this.open = open;
    }

    /**
     * All answers.
     *
     * @param base the world at the start; null before it was seen
     * @param elapsed since the process began its work
     */
    static Sight of(Effect.Look look, Engine engine, Eyes eyes, @Nullable Base base, Supplier<Duration> elapsed)
            throws InterruptedException {
        Duration since = elapsed.get();
        Survey survey = new Survey(questions(look));
        while (!survey.open.isEmpty()) {
            survey.rest(engine.time);
            survey.round(engine.sideBySide, eyes, base);
        }
        return new Sight(survey.settled, since);
    }

    private static List<Patience> questions(Effect.Look look) {
        List<Patience> open = new ArrayList<>();
        add(open, look, look.once(), Patience.For.AN_ANSWER);
        add(open, look, look.twice(), Patience.For.ANSWERS_THAT_AGREE);
        add(open, look, look.glances(), Patience.For.A_REPLY);
        add(open, look, look.vanishing(), Patience.For.REFUSALS_THAT_AGREE);
        return open;
    }

    private static void add(List<Patience> open, Effect.Look look, Collection<Question> questions, Patience.For what) {
        questions.forEach(question -> open.add(new Patience(look.purpose(), question, what)));
    }

    private void rest(Time time) throws InterruptedException {
        Duration pause =
                open.stream().map(Patience::pause).max(Duration::compareTo).orElse(Duration.ZERO);
        if (pause.isPositive()) {
            time.sleep(pause);
        }
    }

    private void round(SideBySide sideBySide, Eyes eyes, @Nullable Base base) {
        List<Patience> asked = open.stream()
                .flatMap(patience -> Collections.nCopies(patience.atOnce(), patience).stream())
                .toList();
        List<Supplier<Reply<Reading>>> reads = asked.stream()
                .<Supplier<Reply<Reading>>>map(patience -> () -> eyes.ask(patience.question(), base))
                .toList();
        List<Reply<Reading>> replies = sideBySide.all(reads);
        for (int i = 0; i < replies.size(); i++) {
            asked.get(i).hear(replies.get(i));
        }
        open.removeIf(this::isSettled);
    }

    private boolean isSettled(Patience patience) {
        Reply<Reading> reply = patience.settled();
        if (reply != null) {
            settled.put(patience.question(), reply);
        }
        return reply != null;
    }
}
