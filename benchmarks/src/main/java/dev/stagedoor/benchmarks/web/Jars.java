package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs classes. */
final class Jars {

    private Jars() {}

    /** Packs what is below some places in a directory of classes or in a jar. */
    static Path pack(Path root, List<String> below, Path jar) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = below.stream().flatMap(place -> walk(root.resolve(place)))) {
            // Directories too: who scans a package asks for them.
            for (Path each : all.filter(path -> !path.equals(root)).sorted().toList()) {
                String name = root.relativize(each).toString().replace('\\', '/');
                boolean directory = Files.isDirectory(each);
                out.putNextEntry(new JarEntry(directory && !name.endsWith("/") ? name + "/" : name));
                if (!directory) {
                    Files.copy(each, out);
                }
                out.closeEntry();
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return jar;
    }

    private static Stream<Path> walk(Path place) {
        try {
            return Files.walk(place);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
