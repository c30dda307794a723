package dev.keyrota.connectors;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to all that a piece of code says in passing: standard output and error, every logger at every level, what it throws and returns. */
final class Overheard implements AutoCloseable {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final PrintStream ear = new PrintStream(heard, true, StandardCharsets.UTF_8);
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            ear.println(new SimpleFormatter().format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Overheard() {
        root.addHandler(handler);
        root.setLevel(Level.ALL);
    }

    /** Something that returns. */
    interface Deed {
        Object run() throws Exception;
    }

    void during(Deed deed) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(ear);
        System.setErr(ear);
        try {
            ear.println(deed.run());
        } catch (Exception thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            ear.println(trace);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    void note(String text) {
        ear.println(text);
    }

    String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        root.setLevel(level);
    }
}
