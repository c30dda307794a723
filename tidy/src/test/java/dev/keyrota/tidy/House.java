package dev.keyrota.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The repository on disk. A control makes one of its own in a temporary folder. */
record House(Path root) {
    private static final Set<String> NOT_OURS = Set.of(".git", ".idea", ".vscode", ".keyrota", "target");

    private static final Set<String> TESTS_ONLY = Set.of("fuzz", "tidy");

    /** The folder above the working directory that holds the Maven wrapper. */
    static House ours() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no mvnw in any folder above " + Path.of("").toAbsolutePath());
            }
        }
        return new House(folder);
    }

    /** The names of the modules, as the parent pom lists them. */
    List<String> modules() {
        return Pom.read(root, "").modules();
    }

    /** The modules that ship: all but those that hold tests and nothing else. */
    List<String> shippedModules() {
        return modules().stream().filter(module -> !TESTS_ONLY.contains(module)).toList();
    }

    /** Every pom, the parent's first. */
    List<Pom> poms() {
        return Stream.concat(Stream.of(""), modules().stream())
                .map(module -> Pom.read(root, module))
                .toList();
    }

    /** The sources of what ships. */
    List<Path> mainSources() {
        return shippedModules().stream()
                .flatMap(module -> filesBelow(root.resolve(module).resolve("src/main/java")).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** Every file that belongs to the project, without what is built or what an editor or Git keeps. */
    List<Path> files() {
        return filesBelow(root);
    }

    /** The files that hold text, with their text. */
    List<TextFile> texts() {
        return files().stream().flatMap(file -> text(file).stream()).toList();
    }

    /** The path as the project's documents write it. */
    String nameOf(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private Stream<TextFile> textStream(Path file) throws IOException {
        try {
            return Stream.of(new TextFile(nameOf(file), Files.readString(file)));
        } catch (MalformedInputException _) {
            return Stream.empty(); // not text
        }
    }

    private List<TextFile> text(Path file) {
        try {
            return textStream(file).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Path> filesBelow(Path folder) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(inner.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !NOT_OURS.contains(file.getFileName().toString())) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        found.sort(null);
        return found;
    }
}
