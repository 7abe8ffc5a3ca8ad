package dev.stagedoor.sample.ids;

import dev.stagedoor.BackendService;

/** Gives a plugin ids for what it stores. Thread-safe. */
@BackendService(id = "sample.ids", defaultFactory = IdServiceFactory.class)
public interface IdService {

    /**
     * Makes an id.
     *
     * @return an id that no plugin has received before
     */
    String next();
}
