package dev.stagedoor.http.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;

import dev.stagedoor.http.AuthPolicy;

/** The policies of one run of a plugin, to which more are added while they are asked. Thread-safe. */
final class PathPolicies {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * Adds a policy.
     *
     * @throws IllegalArgumentException if the path can not be read
     */
    void add(String path, AuthPolicy allow) {
        Entry entry = new Entry(PolicyPath.of(path), allow);
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
    }

    /** The policy for a path below the plugin's mount that opens most, or {@code null}. */
    @Nullable
    AuthPolicy of(PathContainer path) {
        AuthPolicy found = null;
        for (Entry each : entries) {
            if (each.path().covers(path)) {
                if (each.allow() == AuthPolicy.UNAUTHENTICATED) {
                    return each.allow();
                }
                found = each.allow();
            }
        }
        return found;
    }

    private record Entry(PolicyPath path, AuthPolicy allow) {}
}
