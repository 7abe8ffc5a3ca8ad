package dev.stagedoor.sample.todo;

import java.io.IOException;
import java.util.List;

/** Brings todos from somewhere else. */
@FunctionalInterface
public interface TodoImporter {

    /**
     * Reads what there is to import.
     *
     * @return the todos, in their order
     * @throws IOException if they can not be read
     */
    List<TodoDraft> read() throws IOException;
}
