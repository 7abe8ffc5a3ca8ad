package dev.stagedoor.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.asm.ClassWriter;
import org.springframework.util.FileSystemUtils;

/** Classes that a benchmark makes up, on disk like those of an application, so that they can be scanned too. */
public final class GeneratedClasses implements AutoCloseable {

    private final Path directory;

    /** Begins with none. */
    public GeneratedClasses() {
        try {
            this.directory = Files.createTempDirectory("benchmark-classes");
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Adds a class.
     *
     * @param internalName its name, with slashes
     * @param writer its content
     */
    public void add(String internalName, ClassWriter writer) {
        Path file = directory.resolve(internalName + ".class");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, writer.toByteArray());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Opens a loader for the classes.
     *
     * @return the loader, which the caller closes
     */
    public URLClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {directory.toUri().toURL()}, GeneratedClasses.class.getClassLoader());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
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
