package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.stagedoor.benchmarks.web.app.Application;

/**
 * How a JVM with the application is started.
 *
 * @param java the home of its JDK
 * @param options of the JVM, before the main class
 * @param path what is asked for until it is answered with 200
 */
record Launch(Path java, List<String> options, String path) {

    static Launch of(Path java, String classPath, String path) {
        return new Launch(java, List.of("-cp", classPath), path);
    }

    /** The same, with more options. */
    Launch with(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(options);
        return new Launch(java, all, path);
    }

    /** Starts it, and waits for its first 200. */
    RunningApplication start(Path log) {
        int port = RunningApplication.freePort();
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin/java").toString());
        command.addAll(options);
        if (!options.contains("-jar")) {
            command.add(Application.class.getName());
        }
        command.add("--server.port=" + port);
        command.add("--backend.auth.dangerouslyDisableDefaultAuthPolicy=true");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        long begin = System.nanoTime();
        try {
            return RunningApplication.await(builder.start(), port, path, begin);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (IllegalStateException ex) {
            throw new IllegalStateException(ex.getMessage() + "\n" + read(log), ex);
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
