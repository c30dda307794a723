package dev.keyrota.cli.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Inside the process that is to be struck: counts the points that {@link Weaver} has put into it, and at the one that was chosen sends
 * this very process a signal, from the thread that got there. {@code SIGKILL} cannot be caught, and no other instruction of that thread
 * is carried out.
 */
public final class Points {
    /** The point to strike at; nothing where it is not set. */
    static final String STRIKE = "points.strike";

    /** The signal's number; that of {@code SIGKILL} where it is not set. */
    static final String SIGNAL = "points.signal";

    /** A file to which each point is written as it is passed; nothing where it is not set. */
    static final String NOTES = "points.notes";

    private static final int SIGKILL = 9;
    private static final Map<String, Integer> PASSED = new HashMap<>();

    private Points() {}

    /** The woven classes call this. */
    public static void at(String what) {
        int signal = Integer.getInteger(SIGNAL, SIGKILL);
        synchronized (PASSED) {
            String point = what + "#" + PASSED.merge(what, 1, Integer::sum);
            note(point);
            if (point.equals(System.getProperty(STRIKE))) {
                strike(signal);
            }
        }
    }

    /** The woven HTTP client calls this: a call is a read or a deed, and is known by its name. */
    public static void call(String position, Object request) {
        try {
            String kind = field(request, "method").equals("GET") ? "read " : "deed ";
            at(position + kind + field(request, "name"));
        } catch (ReflectiveOperationException renamed) {
            throw new LinkageError("the HTTP client's request has other fields now", renamed);
        }
    }

    private static String field(Object request, String name) throws ReflectiveOperationException {
        Field field = request.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return String.valueOf(field.get(request));
    }

    private static void note(String point) {
        String file = System.getProperty(NOTES);
        if (file != null) {
            try {
                Files.writeString(Path.of(file), point + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * {@code raise(3)}, which sends it to this very thread, so that the thread itself stops or dies before its next instruction; a signal
     * to the process is taken by any thread, and this one would go on until that one is scheduled.
     */
    @SuppressWarnings("restricted") // The command line allows it, as it does for SQLite.
    private static void strike(int signal) {
        Linker linker = Linker.nativeLinker();
        MethodHandle raise = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("raise"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int refused = (int) raise.invokeExact(signal);
            if (refused != 0) {
                throw new IllegalStateException("the signal was refused");
            }
        } catch (Throwable e) {
            throw new IllegalStateException("no signal could be sent", e);
        }
    }
}
