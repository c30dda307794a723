package dev.keyrota.cli.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at what Linux shows of running processes to their user: arguments, environment, name, and the folder and files that are open,
 * of a process and of all that it starts, again and again until it ends.
 */
public final class Processes {
    private static final List<String> SHOWN = List.of("cmdline", "environ", "comm");

    private final Net net;
    private final Path proc;
    private final Set<String> finds = new LinkedHashSet<>();
    private int looks;

    public Processes(Net net) {
        this(net, Path.of("/proc"));
    }

    Processes(Net net, Path proc) {
        this.net = net;
        this.proc = proc;
    }

    /** Whether this machine shows its processes as files. */
    public static boolean areShown() {
        return Files.isReadable(Path.of("/proc/self/cmdline"));
    }

    /** Looks until the process ends. */
    public Processes watch(Process process) throws InterruptedException {
        while (process.isAlive()) {
            look(process.toHandle());
            Thread.sleep(1);
        }
        return this;
    }

    /** Looks once. */
    public Processes look(ProcessHandle process) {
        Stream.concat(Stream.of(process), process.descendants()).forEach(each -> look(each.pid()));
        looks++;
        return this;
    }

    /** What was seen, where; never the secret. */
    public List<String> finds() {
        return List.copyOf(finds);
    }

    /** How often it was looked. */
    public int looks() {
        return looks;
    }

    private void look(long pid) {
        Path own = proc.resolve(Long.toString(pid));
        for (String file : SHOWN) {
            try {
                net.in(Files.readAllBytes(own.resolve(file))).forEach(found -> finds.add(file + ": " + found.what()));
            } catch (IOException _) {
                // It ended, or is another user's.
            }
        }
        try (Stream<Path> open = Files.list(own.resolve("fd"))) {
            open.forEach(this::lookThrough);
        } catch (IOException _) {
            // As above.
        }
    }

    /** A file that is deleted already is still seen through its descriptor. */
    private void lookThrough(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            if (target.endsWith(" (deleted)") && Files.isRegularFile(descriptor)) {
                net.in(Files.readAllBytes(descriptor))
                        .forEach(found -> finds.add("a deleted file that is open: " + found.what()));
            }
        } catch (IOException _) {
            // Closed meanwhile.
        }
    }
}
