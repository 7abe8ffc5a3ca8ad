package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.BiConsumer;

import org.springframework.stereotype.Component;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Reads locations of type {@code file}: files, patterns of files, and directories with all that is in them. */
@Component
class FileLocations {

    static final String TYPE = "file";

    private final FileRoots roots;

    private final DescriptorEmitter emitter;

    FileLocations(FileRoots roots, DescriptorEmitter emitter) {
        this.roots = roots;
        this.emitter = emitter;
    }

    /**
     * Reads a location. What is wrong with one of several files is told, and the others are read.
     *
     * @throws NotFoundException if there is no such file
     * @throws NotAllowedException if it is outside of the root
     * @throws InputException if it can not be read
     */
    void read(LocationSpec location, LocationSpec origin, boolean optional, ProcessorOutput output) {
        FileRoot root = roots.of(origin);
        Path path = path(location.target());
        root.checkPath(path);
        List<Path> files = files(path, root, (where, reason) -> tell(where, reason, output));
        if (files.isEmpty() && !optional && !Files.isDirectory(path)) {
            throw new NotFoundException(TYPE + " " + location.target() + " does not exist");
        }
        files.forEach(file -> readFile(file, root, output));
    }

    /**
     * Returns where a target points to.
     *
     * @throws InputException if it is no path
     */
    static Path path(String target) {
        try {
            return Path.of(target).toAbsolutePath().normalize();
        } catch (InvalidPathException ex) {
            throw new InputException("The target \"" + target + "\" is not a path: " + ex.getReason());
        }
    }

    private static List<Path> files(Path path, FileRoot root, BiConsumer<Path, String> problems) {
        try {
            if (FileGlob.isGlob(path)) {
                return matching(path, root, problems);
            }
            if (Files.isDirectory(path)) {
                root.follow(path);
                return FileWalk.find(path, false, FileLocations::isYaml, problems);
            }
            return Files.exists(path) ? List.of(path) : List.of();
        } catch (IOException ex) {
            throw new InputException(path + " can not be read: " + ex);
        }
    }

    private static List<Path> matching(Path glob, FileRoot root, BiConsumer<Path, String> problems) throws IOException {
        PathMatcher matcher = FileGlob.matcher(glob);
        Path directory = FileGlob.directory(glob);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        root.follow(directory);
        return FileWalk.find(directory, FileGlob.meansHidden(glob), matcher::matches, problems);
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private void readFile(Path file, FileRoot root, ProcessorOutput output) {
        LocationSpec location = new LocationSpec(TYPE, file.toString());
        output.refreshKey(location.ref());
        try {
            String text = BoundedFile.read(file.toString(), root.follow(file));
            emitter.emit(text, location, output);
        } catch (DescriptorException | NotAllowedException ex) {
            output.error(location, String.valueOf(ex.getMessage()));
        } catch (IOException ex) {
            tell(file, "it can not be read: " + ex, output);
        }
    }

    private static void tell(Path file, String reason, ProcessorOutput output) {
        output.error(new LocationSpec(TYPE, file.toString()), file + ": " + reason);
    }
}
