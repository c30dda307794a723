package dev.keyrota.cli.endtoend;

import dev.keyrota.sandbox.server.Sandbox;
import dev.keyrota.sandbox.server.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * This build as jars with a start-up cache, as the launcher makes it, so that a thousand starts cost minutes: made once for all tests, and
 * deleted with the process that runs them.
 *
 * @param jars the class path
 * @param library the folder of SQLite's unpacked library; null where each process is to see to that itself
 * @param cache the start-up cache
 * @param flags for the virtual machine
 */
record Image(List<Path> jars, @Nullable Path library, Path cache, List<String> flags) {
    /** What the launcher starts Keyrota with. */
    static final List<String> LAUNCHED = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:+DisableAttachMechanism",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-Xlog:aot*=off:stderr",
            "-Xlog:cds*=off:stderr",
            "--enable-native-access=ALL-UNNAMED");

    /** The program as it ships. */
    static Image plain() {
        return Made.PLAIN;
    }

    /** The program with {@link Points} in it. */
    static Image woven() {
        return Made.WOVEN;
    }

    /** As on a machine where nobody unpacked SQLite's library. */
    Image withoutLibrary() {
        return new Image(jars, null, cache, flags);
    }

    /** Without one of the flags. */
    Image without(String flag) {
        return new Image(
                jars,
                library,
                cache,
                flags.stream().filter(each -> !each.equals(flag)).toList());
    }

    /** The command that starts a main class of it. */
    List<String> command(List<String> options, String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        if (library != null) {
            command.add("-Dorg.sqlite.lib.path=" + library);
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main));
        return command;
    }

    private String classPath() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Each when it is first asked for. */
    private static final class Made {
        private static final Path FOLDER = folder();
        private static final Path LIBRARY = made(Made::library);
        private static final List<Path> JARS = made(Made::jars);
        private static final Image PLAIN = trained(JARS, "plain");
        private static final Image WOVEN = woven();

        /** Something that the disk may refuse. */
        interface Making<T> {
            T make() throws IOException, InterruptedException;
        }

        private static <T> T made(Making<T> making) {
            try {
                return making.make();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Path folder() {
            Path folder = made(() -> Files.createTempDirectory("keyrota-image"));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> made(() -> {
                        Folders.delete(folder);
                        return folder;
                    })));
            return folder;
        }

        private static Path library() throws IOException {
            Path folder = Files.createDirectory(FOLDER.resolve("native"));
            String name = LibraryLoaderUtil.getNativeLibName();
            try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(
                    LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
                if (packed != null) {
                    Files.copy(packed, folder.resolve(name));
                }
            }
            return folder;
        }

        /** Folders become jars, since a start-up cache knows no folders. */
        private static List<Path> jars() throws IOException {
            List<Path> jars = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                Path path = Path.of(entry).toAbsolutePath();
                if (Files.isDirectory(path)) {
                    path = packed(path, FOLDER.resolve("classes-" + jars.size() + ".jar"));
                }
                if (Files.exists(path)) {
                    jars.add(path);
                }
            }
            return List.copyOf(jars);
        }

        private static Path packed(Path folder, Path jar) throws IOException {
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file);
                    Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                    out.putNextEntry(new JarEntry(folder.relativize(each).toString()));
                    Files.copy(each, out);
                    out.closeEntry();
                }
            }
            return jar;
        }

        private static Image woven() {
            Path woven = FOLDER.resolve("woven.jar");
            List<Path> jars = made(() -> {
                Weaver.weave(woven);
                return Stream.concat(Stream.of(woven), JARS.stream()).toList();
            });
            return trained(jars, "woven");
        }

        /** One whole rotation teaches the virtual machine what to load. Without a cache the tests are slower, and prove the same. */
        private static Image trained(List<Path> jars, String name) {
            Image image = new Image(jars, LIBRARY, FOLDER.resolve(name + ".aot"), LAUNCHED);
            return made(() -> {
                Path folder = Files.createDirectory(FOLDER.resolve(name));
                Path file = folder.resolve("keyrota.yaml");
                try (Sandbox _ = Sandbox.start(
                        SandboxOptions.defaults(InstantSource.system()).withConfigOut(file))) {
                    new Keyrota(image, folder, file, "")
                            .with("-XX:AOTCacheOutput=" + image.cache())
                            .run("rotate", "heroku-platform", "--yes");
                }
                Folders.delete(folder);
                return image;
            });
        }
    }
}
