package dev.keyrota.cli.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks through files, their names included, and counts what it looked at. */
public final class Search {
    private final Net net;
    private final Set<String> passedOver;
    private final List<String> finds = new ArrayList<>();
    private long files;
    private long bytes;
    private long vendorFiles;

    public Search(Net net) {
        this(net, Set.of());
    }

    /** @param passedOver the names of folders that are not entered */
    public Search(Net net, Set<String> passedOver) {
        this.net = net;
        this.passedOver = passedOver;
    }

    /** All regular files below a folder, hidden ones too; symbolic links are not followed. Nothing where there is no folder. */
    public Search below(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new Visitor(folder));
        }
        return this;
    }

    /** Where something was found, and what. Never the secret. */
    public List<String> finds() {
        return List.copyOf(finds);
    }

    public long files() {
        return files;
    }

    public long bytes() {
        return bytes;
    }

    /** How many of them were the sandbox's own, which hold a secret by right. */
    public long vendorFiles() {
        return vendorFiles;
    }

    private void look(Path folder, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        files++;
        bytes += content.length;
        String name = folder.relativize(file).toString();
        if (VendorFile.is(file)) {
            vendorFiles++;
        } else {
            net.in(content).forEach(found -> finds.add(name + " at byte " + found.offset() + ": " + found.what()));
        }
        net.in(name.getBytes(StandardCharsets.UTF_8)).forEach(found -> finds.add("a file's name: " + found.what()));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;

        Visitor(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            return passedOver.contains(inner.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
                try {
                    look(folder, file);
                } catch (NoSuchFileException _) {
                    // A running program deleted it after it was listed.
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
            if (gone instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw gone;
        }
    }
}
