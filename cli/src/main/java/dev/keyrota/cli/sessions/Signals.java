package dev.keyrota.cli.sessions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * What signals do to this process while a child is in front of it. A terminal sends Ctrl-C to both: the child decides what it means, and
 * this process goes on until the child has ended, since it has a key to give back. What ends this process alone is passed on.
 *
 * <p>Java has no other way to this than {@code sun.misc.Signal}, of the module {@code jdk.unsupported}. The compiler warns of that name in
 * a way that cannot be switched off, so it is looked up. Where it is missing, signals do what they do to every Java process.
 */
final class Signals implements AutoCloseable {
    private final List<Runnable> undo = new ArrayList<>();

    private Signals() {}

    /**
     * From now on.
     *
     * @param interrupted what is done at Ctrl-C, beside what the child does
     * @param end what is done where this process is told to end
     */
    static Signals passing(Runnable interrupted, Runnable end) {
        Signals signals = new Signals();
        signals.on("INT", interrupted);
        signals.on("TERM", end);
        signals.on("HUP", end);
        return signals;
    }

    private void on(String name, Runnable does) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Method handle = type.getMethod("handle", type, handlers);
            Object signal = type.getConstructor(String.class).newInstance(name);
            Object handler = Proxy.newProxyInstance(
                    handlers.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, args) -> {
                        if (method.getName().equals("handle")) {
                            does.run();
                        }
                        return null;
                    });
            Object before = handle.invoke(null, signal, handler);
            undo.add(() -> restore(handle, signal, before));
        } catch (ReflectiveOperationException _) {
            // Not there, or the virtual machine was told to leave this signal alone (-Xrs).
        }
    }

    private static void restore(Method handle, Object signal, Object before) {
        try {
            handle.invoke(null, signal, before);
        } catch (IllegalAccessException | InvocationTargetException _) {
            // The process is about to end.
        }
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
