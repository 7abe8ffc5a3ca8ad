package dev.stagedoor.sample.catalog.processing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers what was said, so that it is not said each time. Thread-safe. */
final class Recently {

    private static final int MOST = 1000;

    private final Map<String, Boolean> said = Collections.synchronizedMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    boolean isNew(String what) {
        return said.putIfAbsent(what, true) == null;
    }
}
