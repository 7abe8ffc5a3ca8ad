package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/**
 * Finds the lines of an entity in its file, which is read for this again: it is needed only for what is wrong, and the
 * lines of all that is right need not be kept.
 */
@Component
class DescriptorLines {

    private final FileRoots roots;

    private final UrlCache cache;

    private final AtomicReference<@Nullable Parsed> last = new AtomicReference<>();

    DescriptorLines(FileRoots roots, UrlCache cache) {
        this.roots = roots;
        this.cache = cache;
    }

    /** Says where in its file the faults of an entity are, each in a line. */
    String message(LocationSpec location, Map<String, ? extends @Nullable Object> entity, List<Fault> faults) {
        Optional<Descriptor> descriptor = find(location, entity);
        return faults.stream()
                .map(fault -> location.target()
                        + descriptor
                                .map(found -> ":" + found.lineOf(fault.steps()))
                                .orElse("") + ": " + fault)
                .collect(Collectors.joining("\n"));
    }

    private Optional<Descriptor> find(LocationSpec location, Map<String, ? extends @Nullable Object> entity) {
        try {
            String wanted = identity(entity);
            return descriptors(location).stream()
                    .filter(each -> identity(each.entity()).equals(wanted))
                    .findFirst();
        } catch (IOException | InputException ex) {
            // It is not what it was; what is wrong is told without a line.
            return Optional.empty();
        }
    }

    private List<Descriptor> descriptors(LocationSpec location) throws IOException {
        String target = location.target();
        UrlCache.Entry read = location.type().equals(UrlLocations.TYPE) ? cache.get(target) : null;
        if (read != null) {
            return DescriptorParser.parse(target, read.text());
        }
        if (!location.type().equals(FileLocations.TYPE)) {
            return List.of();
        }
        Path file = FileLocations.path(target);
        return roots.contain(file) ? descriptors(file) : List.of();
    }

    private List<Descriptor> descriptors(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        Parsed known = last.get();
        if (known != null && known.file().equals(file) && known.modified().equals(modified)) {
            List<Descriptor> descriptors = known.descriptors().get();
            if (descriptors != null) {
                return descriptors;
            }
        }
        List<Descriptor> descriptors = DescriptorParser.parse(file.toString(), BoundedFile.read(file.toString(), file));
        last.set(new Parsed(file, modified, new SoftReference<>(descriptors)));
        return descriptors;
    }

    private static String identity(Map<String, ? extends @Nullable Object> entity) {
        Entity read = Entity.of(entity);
        return (read.kind() + ":" + read.metadata().namespace() + "/"
                        + read.metadata().name())
                .toLowerCase(Locale.ROOT);
    }

    /** The file that was read last: the faults of its entities come one after the other. */
    private record Parsed(Path file, FileTime modified, SoftReference<List<Descriptor>> descriptors) {}
}
