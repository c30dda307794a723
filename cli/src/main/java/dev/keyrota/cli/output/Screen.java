package dev.keyrota.cli.output;

import dev.keyrota.engine.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Standard error, as one person in front of it sees it: a line a step, which on a terminal moves while the step goes on and in a log is
 * written once when the step is over. For many threads.
 *
 * <pre>
 *   ⠹ writing vault and reading it back … 1.2 s     a terminal, meanwhile
 *   ✓ writing vault and reading it back (1.4 s)     a terminal, and a log with "done:" for the tick
 * </pre>
 */
public final class Screen implements AutoCloseable {
    private static final Duration FRAME = Duration.ofMillis(120);
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final Manner manner;
    private final Time time;
    private final UnaryOperator<String> net;
    private @Nullable String step;
    private String progress = "";
    private Duration began = Duration.ZERO;
    private int frame;
    private @Nullable Thread painter;

    /**
     * A screen.
     *
     * @param net takes out of a text what nobody may see
     */
    public Screen(PrintStream err, Manner manner, Time time, UnaryOperator<String> net) {
        this.err = err;
        this.manner = manner;
        this.time = time;
        this.net = net;
    }

    /**
     * How to speak.
     *
     * @param live whether lines may be rewritten
     * @param colour whether colours may be used
     * @param quiet whether to say only what must not be missed
     * @param verbose whether to say what happens in detail
     */
    public record Manner(boolean live, boolean colour, boolean quiet, boolean verbose) {}

    /** Something worth knowing; not with {@code --quiet}. */
    public synchronized void say(String line) {
        if (!manner.quiet()) {
            print(Line.printable(line));
        }
    }

    /** A detail; only with {@code --verbose}. */
    public synchronized void detail(String line) {
        if (manner.verbose()) {
            print(paint("2", "  " + Line.printable(line)));
        }
    }

    /** Something that must not be missed. */
    public synchronized void warn(String line) {
        print(paint("33", Line.printable(line)));
    }

    /** Something that went wrong. */
    public synchronized void fail(String line) {
        print(paint("31", Line.printable(line)));
    }

    /** A question to the person at the terminal; the cursor stays behind it. */
    public synchronized void ask(String question) {
        wipe();
        err.print(Line.printable(question) + " ");
        err.flush();
    }

    /** A step begins, and the one before is over. */
    public synchronized void step(String what) {
        if (what.equals(step)) {
            return;
        }
        done();
        step = Line.printable(what);
        began = time.elapsed();
        if (manner.live() && !manner.quiet()) {
            paint();
            begin();
        }
    }

    /** How far the step is: shown where lines may be rewritten, and nowhere else. */
    public synchronized void progress(int finished, int all) {
        progress = " " + finished + " of " + all;
    }

    /** The step is over. */
    public synchronized void done() {
        if (step != null) {
            String took = " (" + Words.span(time.elapsed().minus(began)) + ")";
            String over = step;
            step = null;
            progress = "";
            if (!manner.quiet()) {
                print((manner.live() ? paint("32", "✓") + " " : "done: ") + over + paint("2", took));
            }
        }
    }

    /** The step is not to be finished: its line disappears. */
    public synchronized void leave() {
        step = null;
        wipe();
    }

    private void print(String text) {
        wipe();
        err.println(Line.safe(net.apply(text)));
        err.flush();
        paint();
    }

    private void wipe() {
        if (manner.live()) {
            err.print(CLEAR);
            err.flush();
        }
    }

    private void paint() {
        if (step != null && manner.live() && !manner.quiet()) {
            char spin = SPINNER.charAt(frame++ % SPINNER.length());
            err.print(CLEAR + spin + " " + step + progress + " … "
                    + Words.span(time.elapsed().minus(began)));
            err.flush();
        }
    }

    private String paint(String colour, String text) {
        return manner.colour() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    private void begin() {
        if (painter == null) {
            painter = Thread.ofVirtual().start(this::repaint);
        }
    }

    private void repaint() {
        try {
            while (true) {
                time.sleep(FRAME);
                synchronized (this) {
                    paint();
                }
            }
        } catch (InterruptedException _) {
            // It is how the painter is told that the program ends.
        }
    }

    @Override
    public void close() {
        leave();
        Thread painting = painter;
        if (painting != null) {
            painting.interrupt();
        }
    }
}
