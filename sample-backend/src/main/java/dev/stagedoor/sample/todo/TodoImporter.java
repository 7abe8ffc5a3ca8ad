package dev.stagedoor.sample.todo;

import java.io.IOException;
import java.util.List;

/** Brings todos from somewhere else. */
public interface TodoImporter {

    /**
     * Tells from where. What was imported under a name is not imported again.
     *
     * @return the name, of at most 64 characters
     */
    String name();

    /**
     * Reads what there is to import.
     *
     * @return the todos, in their order
     * @throws IOException if they can not be read
     */
    List<TodoDraft> read() throws IOException;
}
