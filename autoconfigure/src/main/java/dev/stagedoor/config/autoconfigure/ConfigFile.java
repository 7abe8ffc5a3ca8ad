package dev.stagedoor.config.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/**
 * A file with configuration, on disk or on the class path.
 *
 * @param resource where it is
 */
record ConfigFile(Resource resource) {

    static ConfigFile of(Path path) {
        return new ConfigFile(new FileSystemResource(path.normalize()));
    }

    /** The last part of its path, by which messages call it. */
    String name() {
        String name = resource.getFilename();
        return name == null ? resource.getDescription() : name;
    }

    /** What follows the last dot of its name. */
    String extension() {
        String extension = StringUtils.getFilenameExtension(name());
        return extension == null ? "" : extension;
    }

    boolean exists() {
        return resource.isReadable();
    }

    String text() throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }

    /** The file at a path that is relative to this one's directory. */
    ConfigFile sibling(String path) {
        Path own = onDisk();
        if (own != null) {
            return of(own.resolveSibling(path));
        }
        try {
            return new ConfigFile(resource.createRelative(path));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Where it is on disk, or {@code null} if it is elsewhere. */
    @Nullable
    Path onDisk() {
        return resource instanceof FileSystemResource file ? Path.of(file.getPath()) : null;
    }

    /** The whole path of a file, or what describes it if it has none. */
    static String path(Resource resource) {
        return resource instanceof FileSystemResource file
                ? Path.of(file.getPath()).toAbsolutePath().toString()
                : resource.getDescription();
    }

    @Override
    public String toString() {
        return path(resource);
    }
}
