package dev.stagedoor.config.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

import org.jspecify.annotations.Nullable;

/**
 * What shows that a file was written, was replaced by another, or is now reached through another link.
 *
 * @param target where the links lead to, or {@code null} if there is no such file
 */
record FileStamp(
        @Nullable Path target,
        @Nullable Object key,
        @Nullable FileTime modified,
        long size) {

    private static final FileStamp NONE = new FileStamp(null, null, null, 0);

    /** Looks at a file. One that is not on disk is always the same. */
    static FileStamp of(ConfigFile file) {
        Path path = file.onDisk();
        if (path == null) {
            return NONE;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileStamp(
                    path.toRealPath(), attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        } catch (IOException ex) {
            return NONE;
        }
    }
}
