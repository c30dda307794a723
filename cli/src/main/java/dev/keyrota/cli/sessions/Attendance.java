package dev.keyrota.cli.sessions;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.cli.output.Screen;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.session.Child;
import dev.keyrota.journal.JournalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that is given keys, and looked after until it ends: what it holds is on record the whole time, and where a rotation replaces a
 * key it is begun anew with the new one.
 */
public final class Attendance {
    private final Registry registry;
    private final Screen screen;
    private final Manner manner;
    private final List<GivenKey> keys;
    private final Set<String> warned = new HashSet<>();
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile @Nullable Child child;
    private volatile boolean replacing;

    /**
     * How a child is looked after.
     *
     * @param command the program and its arguments
     * @param without variables that it does not get
     * @param watch whether it is begun anew when a key was replaced
     * @param signal the name of the signal that asks it to end then, with all the time it needs; null for SIGTERM and the grace
     * @param every how often the vault is asked
     * @param grace how long it may take to end
     * @param retryOn the exit code by which it says that its key was refused; null for none
     */
    public record Manner(
            List<String> command,
            Set<String> without,
            boolean watch,
            @Nullable String signal,
            Duration every,
            Duration grace,
            @Nullable Integer retryOn) {
        public Manner {
            command = List.copyOf(command);
            without = Set.copyOf(without);
        }
    }

    /**
     * How a child ended.
     *
     * @param exit its exit code
     * @param replaced whether it was asked to, since a key was replaced
     */
    private record Ending(int exit, boolean replaced) {}

    /** @param keys given already, one for each variable; the values are wiped and the sessions released at the end */
    public Attendance(Registry registry, Screen screen, Manner manner, List<GivenKey> keys) {
        this.registry = registry;
        this.screen = screen;
        this.manner = manner;
        this.keys = new ArrayList<>(keys);
    }

    /**
     * Runs the child to its end.
     *
     * @return its exit code
     * @throws Trouble if it could not be started: no child has a key
     */
    public int attend() throws InterruptedException {
        try (Signals _ = Signals.passing(this::interrupted, this::end)) {
            boolean retried = false;
            while (true) {
                Ending ended = toTheEnd(start());
                boolean retry = !ended.replaced() && !retried && saysRefused(ended) && isReplaced();
                retried |= retry;
                replacing = true;
                if (isTold() || !(ended.replaced() || retry) || !replace()) {
                    return ended.exit();
                }
            }
        } finally {
            release();
        }
    }

    private boolean saysRefused(Ending ended) {
        Integer code = manner.retryOn();
        return code != null && ended.exit() == code;
    }

    /** This process is told to end: so is the child, and none is begun after it. */
    private void end() {
        told.countDown();
        Child running = child;
        if (running != null) {
            running.ask();
        }
    }

    /** The terminal tells the child too, which decides what it means; where there is none, or it is being replaced, it means the end. */
    private void interrupted() {
        if (replacing) {
            told.countDown();
        }
    }

    private boolean isTold() {
        return told.getCount() == 0;
    }

    private Child start() {
        Map<String, Secret> secrets = new HashMap<>();
        keys.forEach(key -> secrets.put(key.variable(), key.key()));
        Map<String, String> names =
                Map.of(GivenKeys.SESSION, GivenKeys.names(keys), GivenKeys.SOURCE, GivenKeys.sources(keys));
        try {
            Child started = Child.start(manner.command(), new Child.Environment(names, secrets, manner.without()));
            child = started;
            replacing = false;
            if (isTold()) {
                started.ask();
            }
            return started;
        } catch (IOException _) {
            throw Trouble.failed(
                    "not_started",
                    Foreign.text(manner.command().getFirst())
                            + " could not be started (there is no such program, it may not be run, or the system has no room for it)"
                            + "; it was given no key",
                    "see `command -v`, and the mode of its file");
        }
    }

    private Ending toTheEnd(Child running) throws InterruptedException {
        Duration beat = manner.every().compareTo(registry.renewal()) < 0 ? manner.every() : registry.renewal();
        while (true) {
            OptionalInt ended = await(running, beat);
            if (ended.isPresent()) {
                return new Ending(ended.getAsInt(), replacing);
            }
            renew();
            if (manner.watch() && !replacing && isReplaced() && running.isAlive()) {
                replacing = ask(running);
            }
        }
    }

    /** Where this process is told to end and signals cannot be passed on, the child is ended and its end waited for. */
    private OptionalInt await(Child running, Duration beat) throws InterruptedException {
        try {
            return running.await(beat);
        } catch (InterruptedException _) {
            told.countDown();
            return OptionalInt.of(running.end(manner.grace()));
        }
    }

    /** @return whether it was asked to end */
    private boolean ask(Child running) throws InterruptedException {
        String signal = manner.signal();
        if (signal == null) {
            screen.say("a key was replaced: the command is ended, and begun anew with the new one");
            replacing = true;
            running.end(manner.grace());
            return true;
        }
        boolean sent = running.signal(signal);
        if (sent) {
            screen.say("a key was replaced: the command was asked to end by " + signal
                    + ", and counts as holding the old one until it does");
        } else if (running.isAlive()) {
            warn("the command cannot be sent " + signal + ", and goes on with the old key");
        }
        return sent;
    }

    /** A vault that does not answer says nothing of its keys. */
    private boolean isReplaced() {
        try {
            return keys.stream().anyMatch(registry::isReplaced);
        } catch (Trouble unread) {
            warn("nobody knows whether a key was replaced: " + unread.getMessage());
            return false;
        }
    }

    /**
     * After the child has ended, so that what is on record is never younger than what it holds. It is tried until it succeeds: the command is
     * to go on.
     *
     * @return whether there are new keys; false where this process was told to end
     */
    private boolean replace() throws InterruptedException {
        while (!isTold()) {
            try {
                for (int i = 0; i < keys.size(); i++) {
                    GivenKey old = keys.get(i);
                    keys.set(i, registry.give(old.credential(), old.variable(), old.session()));
                    old.key().close();
                }
                return !isTold();
            } catch (Trouble unread) {
                warn("the command waits for its new key: " + unread.getMessage());
                if (told.await(manner.every().toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Each that cannot be recorded is tried again at the next beat. */
    private void renew() {
        for (int i = 0; i < keys.size(); i++) {
            try {
                keys.set(i, registry.renewed(keys.get(i)));
            } catch (JournalException broken) {
                warn("it cannot be recorded that the command goes on: " + broken.sentence());
            }
        }
    }

    /** Each sentence once, since what is in the way comes again at every beat. */
    private void warn(String sentence) {
        if (warned.add(sentence)) {
            screen.warn(sentence);
        }
    }

    /** A child that goes on although we end stays on record. */
    private void release() {
        Child last = child;
        boolean ended = last == null || !last.isAlive();
        for (GivenKey each : keys) {
            each.key().close();
            try {
                if (ended) {
                    registry.release(each.session());
                }
            } catch (JournalException broken) {
                screen.warn("session " + each.session() + " stays on record until "
                        + Words.minute(each.registration().until()) + ": " + broken.sentence());
            }
        }
    }
}
