package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * A directory for the time of a benchmark, and the applications that are started from it.
 *
 * @param directory the directory
 * @param java the home of the JDK
 * @param installation the class paths
 */
record Workplace(Path directory, Path java, Installation installation) implements AutoCloseable {

    static Workplace open() {
        try {
            Path directory = Files.createTempDirectory("stagedoor-web");
            Path java = Path.of(System.getProperty("java.home"));
            return new Workplace(directory, java, Installation.in(directory));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The application bare, with Stagedoor alone, and with plugins, of which the last is asked. */
    Map<String, Launch> variants(List<Integer> plugins) {
        Map<String, Launch> all = new LinkedHashMap<>();
        all.put("bare", launch(installation.bare(), "/hello"));
        all.put("no plugin", launch(installation.ours(), "/hello"));
        plugins.forEach(count ->
                all.put(count + " plugins", launch(installation.plugins(count), "/api/p" + (count - 1) + "/hello")));
        return all;
    }

    Launch empty(int plugins) {
        return launch(installation.emptyPlugins(plugins), "/hello");
    }

    /** The application with plugins that migrate their databases; it is ready when all have. */
    Launch migrating(int plugins) {
        return launch(installation.migratingPlugins(plugins), "/.backstage/health/v1/readiness");
    }

    Launch sample(Path jar) {
        return new Launch(java, List.of("-jar", jar.toString()), "/api/todo/todos");
    }

    Launch launch(String classPath, String path) {
        return Launch.of(java, classPath, path);
    }

    Path log() {
        return directory.resolve("application.log");
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
