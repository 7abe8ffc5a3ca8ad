package dev.stagedoor.benchmarks.web;

import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK's cache of loaded and linked classes, from JDK 25 on. */
final class AotCache {

    private static final int FIRST_JDK = 25;

    private AotCache() {}

    static boolean isPossible() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    /** Runs once until the first 200, which makes the cache, and gives what starts with it. */
    static Launch of(Launch launch, Path cache) {
        launch.with("-XX:AOTCacheOutput=" + cache)
                .start(cache.resolveSibling("training.log"))
                .close();
        if (!Files.exists(cache)) {
            throw new IllegalStateException("No AOT cache; see " + cache.resolveSibling("training.log"));
        }
        return launch.with("-XX:AOTCache=" + cache);
    }
}
