package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Asks the servers of issuers. Thread-safe. */
@FunctionalInterface
interface Fetcher {

    /**
     * Gets what is at an address, without following redirects.
     *
     * @param address the address
     * @return the answer, in the future; fails after a bounded time
     */
    CompletableFuture<Fetched> get(URI address);
}
