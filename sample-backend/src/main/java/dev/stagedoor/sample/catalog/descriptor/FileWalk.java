package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import dev.stagedoor.errors.InputException;

/** Finds files below a directory. Links to directories are not followed, so that it ends. */
final class FileWalk extends SimpleFileVisitor<Path> {

    /** The most that is found. */
    static final int FILES = 5_000;

    /** The most that is looked at. */
    private static final int ENTRIES = 200_000;

    private static final int DEPTH = 100;

    private final Path directory;

    private final Path start;

    private final boolean hidden;

    private final Predicate<Path> wanted;

    private final BiConsumer<Path, String> problems;

    private final TreeSet<Path> found = new TreeSet<>();

    private int entries;

    private FileWalk(
            Path directory, Path start, boolean hidden, Predicate<Path> wanted, BiConsumer<Path, String> problems) {
        this.directory = directory;
        this.start = start;
        this.hidden = hidden;
        this.wanted = wanted;
        this.problems = problems;
    }

    /**
     * Finds files.
     *
     * @param directory the directory
     * @param hidden whether those are meant whose names begin with a dot
     * @param wanted which are wanted
     * @param problems is told of directories that can not be read
     * @return the files, sorted
     * @throws InputException if there are too many
     */
    static List<Path> find(Path directory, boolean hidden, Predicate<Path> wanted, BiConsumer<Path, String> problems)
            throws IOException {
        FileWalk walk = new FileWalk(directory, directory.toRealPath(), hidden, wanted, problems);
        Files.walkFileTree(walk.start, EnumSet.noneOf(FileVisitOption.class), DEPTH, walk);
        return List.copyOf(walk.found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
        count();
        return visited.equals(start) || isMeant(visited) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
        count();
        Path named = named(visited);
        if (isMeant(visited) && wanted.test(named) && !Files.isDirectory(visited)) {
            found.add(named);
            if (found.size() > FILES) {
                throw new InputException("There are more than " + FILES + " files in " + directory);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path visited, IOException failure) {
        problems.accept(named(visited), "it can not be read: " + failure);
        return FileVisitResult.CONTINUE;
    }

    private void count() {
        if (++entries > ENTRIES) {
            throw new InputException("There are more than " + ENTRIES + " files and directories in " + directory);
        }
    }

    private boolean isMeant(Path visited) {
        return hidden || !visited.getFileName().toString().startsWith(".");
    }

    private Path named(Path visited) {
        return directory.resolve(start.relativize(visited));
    }
}
