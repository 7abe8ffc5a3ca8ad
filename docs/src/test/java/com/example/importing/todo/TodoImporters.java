package com.example.importing.todo;

import dev.stagedoor.ExtensionPoint;

// tag::extension-point[]
@ExtensionPoint("todo.importers")
public interface TodoImporters {

    void add(TodoImporter importer);
}
// end::extension-point[]
