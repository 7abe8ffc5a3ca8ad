package com.example.importing.todo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what modules add, several of them at the same time. */
class ImporterRegistry implements TodoImporters {

    private final List<TodoImporter> importers = new CopyOnWriteArrayList<>();

    @Override
    public void add(TodoImporter importer) {
        importers.add(importer);
    }

    List<String> read() {
        return importers.stream().flatMap(importer -> importer.read().stream()).toList();
    }
}
