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
            return code(conclude(screen));
        }
    }

    /** The number that the process ends with. */
    int code(ExitCode exit) {
        return exit.code();
    }

    // Whatever goes wrong must become one sentence here: a stack trace could quote what it should not.
    private ExitCode conclude(Screen screen) {
        try {
            Answer answer = answer();
            screen.done();
            desk.printer().print(answer);
            return answer.exit();
        } catch (InterruptedException asked) {
            return interrupted(asked, screen);
        } catch (Throwable failure) {
            Trouble trouble = Troubles.of(failure, desk.keyrota());
            desk.printer().print(trouble, screen);
            return trouble.exit();
        }
    }

    /** Where a run is open, its own document says so, as at any other end. */
    private ExitCode interrupted(InterruptedException asked, Screen screen) {
        Answer left = null;
        try {
            left = desk.interrupted();
        } catch (RuntimeException _) {
            // What cannot be read now, `keyrota status` tells later: that we were interrupted must be said in any case.
        }
        if (left == null) {
            Trouble trouble = Troubles.of(asked, desk.keyrota());
            desk.printer().print(trouble, screen);
            return trouble.exit();
        }
        screen.leave();
        desk.printer().print(left);
        return left.exit();
    }
}
