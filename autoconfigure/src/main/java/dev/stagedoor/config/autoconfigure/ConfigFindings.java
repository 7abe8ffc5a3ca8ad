package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stagedoor.config.ConfigException;

/** What reading files brought to light beside their values. */
final class ConfigFindings {

    private final List<ConfigException.Problem> problems = new ArrayList<>();

    private final Set<ConfigFile> files = new LinkedHashSet<>();

    /** Notes that a file was read, or would have been if it existed. */
    void read(ConfigFile file) {
        files.add(file);
    }

    /**
     * Notes what is wrong.
     *
     * @param path the way to the value, such as {@code .a.b[0]}, or the empty text
     */
    void problem(String path, String message, Place place) {
        problems.add(new ConfigException.Problem(
                path.isEmpty() ? message : "error at " + path + ", " + message,
                path.startsWith(".") ? path.substring(1) : path,
                "",
                place.where()));
    }

    Set<ConfigFile> files() {
        return files;
    }

    /** Throws everything that is wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
