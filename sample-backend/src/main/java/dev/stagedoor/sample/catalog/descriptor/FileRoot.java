package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;

/**
 * The directory that the files of a configured location, and of all that it leads to, must be in.
 *
 * @param file where the location points to
 * @param directory the directory
 */
record FileRoot(Path file, Path directory) {

    /**
     * Finds the root of a location.
     *
     * @param target where it points to: a file, a directory or a pattern
     * @throws InputException if that is no path
     */
    static FileRoot of(String target) {
        Path file = FileLocations.path(target);
        if (FileGlob.isGlob(file)) {
            return new FileRoot(file, FileGlob.directory(file));
        }
        Path parent = file.getParent();
        return new FileRoot(file, parent == null || Files.isDirectory(file) ? file : parent);
    }

    /**
     * Refuses a path that does not look as if it were in the directory, before anything is asked about it.
     *
     * @param path a path
     * @throws NotAllowedException if it is outside
     */
    void checkPath(Path path) {
        if (!path.startsWith(directory) && !path.startsWith(real(directory))) {
            throw outside(path.toString());
        }
    }

    /**
     * Follows links.
     *
     * @param path a path that exists
     * @return where it leads
     * @throws NotAllowedException if that is outside
     * @throws IOException if it can not be followed
     */
    Path follow(Path path) throws IOException {
        Path real = path.toRealPath();
        // Who wrote down the file itself has seen where it leads.
        if (!path.equals(file) && !real.startsWith(real(directory))) {
            throw outside(path + ", which leads to " + real + ",");
        }
        return real;
    }

    /** Tells whether a path exists, and is in the directory. */
    boolean contains(Path path) {
        try {
            checkPath(path);
            follow(path);
            return true;
        } catch (IOException | NotAllowedException ex) {
            return false;
        }
    }

    private NotAllowedException outside(String what) {
        return new NotAllowedException(
                what + " is not in " + directory + ", and what comes from file:" + file + " must be");
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException ex) {
            return directory;
        }
    }
}
