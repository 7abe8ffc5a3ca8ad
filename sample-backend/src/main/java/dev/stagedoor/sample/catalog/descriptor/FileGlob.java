package dev.stagedoor.sample.catalog.descriptor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.Pattern;

import dev.stagedoor.errors.InputException;

/** Paths with wildcards: {@code *}, {@code ?}, {@code **}, {@code [ab]} and {@code {a,b}}. */
final class FileGlob {

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    private FileGlob() {}

    /** Tells whether a path has wildcards, and is not the name of something that has such a name. */
    static boolean isGlob(Path path) {
        return WILDCARD.matcher(path.toString()).find() && !Files.exists(path);
    }

    /** Returns the directory before the first wildcard of an absolute path. */
    static Path directory(Path glob) {
        Path directory = glob.getRoot();
        for (Path name : glob) {
            if (WILDCARD.matcher(name.toString()).find()) {
                break;
            }
            directory = directory.resolve(name);
        }
        return directory;
    }

    /** Tells whether files whose names begin with a dot are meant. */
    static boolean meansHidden(Path glob) {
        return glob.toString().contains("/.");
    }

    /**
     * Returns what finds files.
     *
     * @throws InputException if the pattern is malformed
     */
    static PathMatcher matcher(Path glob) {
        // In a shell, no directory at all is enough; Java would want one.
        String pattern = glob.toString().replace("/**/", "/{,**/}");
        try {
            return glob.getFileSystem().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException ex) {
            throw new InputException(glob + " is not a pattern of files: " + ex.getMessage());
        }
    }
}
