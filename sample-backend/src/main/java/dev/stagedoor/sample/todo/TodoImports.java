package dev.stagedoor.sample.todo;

import java.io.IOException;
import java.util.List;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports what modules bring, once for all instances that share a database. */
class TodoImports {

    private final ImporterRegistry importers;

    private final TodoRepository todos;

    private final TransactionTemplate transaction;

    private final String createdBy;

    TodoImports(
            ImporterRegistry importers,
            TodoRepository todos,
            PlatformTransactionManager transactions,
            String createdBy) {
        this.importers = importers;
        this.todos = todos;
        this.createdBy = createdBy;
        this.transaction = new TransactionTemplate(transactions);
    }

    void run() throws IOException {
        for (TodoImporter importer : importers.all()) {
            List<TodoDraft> drafts = importer.read();
            try {
                transaction.executeWithoutResult(status -> {
                    todos.markImported(importer.name());
                    drafts.forEach(draft -> todos.add(draft, createdBy));
                });
            } catch (DuplicateKeyException ex) {
                continue; // It was imported before, by this instance or another.
            }
        }
    }
}
