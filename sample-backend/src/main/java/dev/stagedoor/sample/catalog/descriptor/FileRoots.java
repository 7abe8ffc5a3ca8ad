package dev.stagedoor.sample.catalog.descriptor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/**
 * The directories in which files may be read: those of {@code catalog.locations}. What a caller or a file says of its
 * origin opens no other. Thread-safe.
 */
@Component
class FileRoots {

    private static final String KEY = "catalog.locations";

    private final Supplier<List<FileRoot>> configured;

    @Autowired
    FileRoots(RootConfigService config) {
        this(() -> configured(config));
    }

    private FileRoots(Supplier<List<FileRoot>> configured) {
        this.configured = configured;
    }

    /** Returns roots that contain nothing. */
    static FileRoots none() {
        return new FileRoots(List::of);
    }

    /**
     * Returns the root of what a location leads to.
     *
     * @param origin the first of the locations that led to a file
     * @throws NotAllowedException if it is no configured location of files
     */
    FileRoot of(LocationSpec origin) {
        if (origin.type().equals(FileLocations.TYPE)) {
            Path file = FileLocations.path(origin.target());
            for (FileRoot root : configured.get()) {
                if (root.file().equals(file)) {
                    return root;
                }
            }
        }
        throw new NotAllowedException("Files are read by way of the " + FileLocations.TYPE + " locations of " + KEY
                + " alone, and " + origin.ref() + " is none of them");
    }

    /** Tells whether a file is in one of the directories. */
    boolean contain(Path file) {
        return configured.get().stream().anyMatch(root -> root.contains(file));
    }

    private static List<FileRoot> configured(Config config) {
        return config.getOptionalConfigArray(KEY).orElse(List.of()).stream()
                .filter(location -> location.getString("type").equals(FileLocations.TYPE))
                .map(location -> FileRoot.of(location.getString("target")))
                .toList();
    }
}
