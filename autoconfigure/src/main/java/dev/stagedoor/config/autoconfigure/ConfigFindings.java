package dev.stagedoor.config.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stagedoor.config.ConfigException;

/** What reading files brought to light beside their values. */
final class ConfigFindings {

    private final List<ConfigException.Problem> problems = new ArrayList<>();

    private final Map<ConfigFile, FileStamp> files = new LinkedHashMap<>();

    /** Notes that a file is about to be read, or would be if it existed. */
    void read(ConfigFile file) {
        files.putIfAbsent(file, FileStamp.of(file));
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

    /** The files that had a part in it, as they were before they were read. */
    Map<ConfigFile, FileStamp> files() {
        return files;
    }

    /** Throws everything that is wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
