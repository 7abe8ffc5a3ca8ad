package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/**
 * The directory that files of a location, and of all that it leads to, must be in.
 *
 * @param origin the location
 * @param file where it points to
 * @param directory the directory
 */
record FileRoot(LocationSpec origin, Path file, Path directory) {

    /**
     * Finds the root.
     *
     * @param origin a location that led to others
     * @throws NotAllowedException if it is no location of files
     */
    static FileRoot of(LocationSpec origin) {
        if (!origin.type().equals(FileLocations.TYPE)) {
            throw new NotAllowedException("Files can be read by way of " + FileLocations.TYPE
                    + " locations alone, and this began with " + origin.ref());
        }
        Path file = FileLocations.path(origin.target());
        if (FileGlob.isGlob(file)) {
            return new FileRoot(origin, file, FileGlob.directory(file));
        }
        Path parent = file.getParent();
        return new FileRoot(origin, file, parent == null || Files.isDirectory(file) ? file : parent);
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

    private NotAllowedException outside(String what) {
        return new NotAllowedException(
                what + " is not in " + directory + ", and what comes from " + origin.ref() + " must be");
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException ex) {
            return directory;
        }
    }
}
