package dev.stagedoor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the documentation, and the directory that all paths in them are relative to. */
final class Pages {

    /** The root of the project. */
    static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

    private Pages() {}

    /** Every page that a user reads. */
    static List<Path> all() {
        try (Stream<Path> top = Files.list(HOUSE);
                Stream<Path> pages = Files.list(HOUSE.resolve("docs"))) {
            return Stream.concat(top, pages)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** A path as a reader of the project knows it. */
    static String nameOf(Path page) {
        return HOUSE.relativize(page).toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Whether the pages are to be brought up to date rather than checked. */
    static boolean updating() {
        return Boolean.getBoolean("snippets.update");
    }
}
