package dev.stagedoor.sample.todo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The importers that modules have added. Modules may start at the same time. */
class ImporterRegistry implements TodoImporters {

    private final List<TodoImporter> importers = new CopyOnWriteArrayList<>();

    @Override
    public void add(TodoImporter importer) {
        importers.add(importer);
    }

    List<TodoImporter> all() {
        return List.copyOf(importers);
    }
}
