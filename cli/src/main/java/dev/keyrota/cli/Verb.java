package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import java.util.concurrent.Callable;

/** What every command does around its work: print its answer, or what went wrong, and end with the exit code of that. */
abstract class Verb implements Callable<Integer> {
    final Desk desk;

    Verb(Desk desk) {
        this.desk = desk;
    }

    /**
     * Does the work.
     *
     * @throws Exception whatever {@link Troubles} can tell
     */
    abstract Answer answer() throws Exception;

    @Override
    public final Integer call() {
        try (Screen screen = desk.screen()) {
            return conclude(screen).code();
        }
    }

    // Whatever goes wrong must become one sentence here: a stack trace could quote what it should not.
    private ExitCode conclude(Screen screen) {
        try {
            Answer answer = answer();
            screen.done();
            desk.printer().print(answer);
            return answer.exit();
        } catch (Throwable failure) {
            Trouble trouble = Troubles.of(failure, desk.keyrota());
            desk.printer().print(trouble, screen);
            return trouble.exit();
        }
    }
}
