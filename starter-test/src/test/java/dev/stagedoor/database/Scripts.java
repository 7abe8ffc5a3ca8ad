package dev.stagedoor.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Migration scripts in a directory. */
record Scripts(Path directory) {

    Scripts with(String name, String sql) {
        try {
            Files.writeString(directory.resolve(name), sql);
            return this;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    Scripts without(String name) {
        try {
            Files.delete(directory.resolve(name));
            return this;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    String location() {
        return "filesystem:" + directory;
    }
}
