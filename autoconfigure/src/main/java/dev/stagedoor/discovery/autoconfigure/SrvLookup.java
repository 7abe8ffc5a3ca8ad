package dev.stagedoor.discovery.autoconfigure;

import java.util.List;

/** Asks DNS. */
@FunctionalInterface
interface SrvLookup {

    /**
     * Finds the records of a name.
     *
     * @return the records, empty if there are none
     * @throws Exception if the name does not exist, or DNS does not answer
     */
    List<SrvRecord> find(String name) throws Exception;
}
