package dev.stagedoor.database.autoconfigure;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The open connections that nobody holds, whoever is idle for longest first. Guarded by the lock of the pool. */
final class IdleList {

    /** Who has used a connection this shortly ago is about to use it again, and it is not taken over if others serve. */
    private static final long IN_USE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Deque<PhysicalConnection> connections = new ArrayDeque<>();

    int size() {
        return connections.size();
    }

    /** How many were the plugin's last. */
    int count(PluginDatabase database) {
        return (int)
                connections.stream().filter(each -> each.isSessionOf(database)).count();
    }

    void add(PhysicalConnection connection) {
        connection.setIdleSince(System.nanoTime());
        connections.addLast(connection);
    }

    /**
     * Takes the connection that costs least.
     *
     * @param hasRoom whether a new connection may be opened
     * @return one to use, or, if there is no room, one to close; {@code null} if a new one is better, or if there is none
     */
    @Nullable
    PhysicalConnection take(PluginDataSource owner, boolean hasRoom) {
        PluginDatabase database = owner.database();
        long now = System.nanoTime();
        PhysicalConnection oldest = null;
        PhysicalConnection fitting = null;
        for (Iterator<PhysicalConnection> each = connections.descendingIterator(); each.hasNext(); ) {
            PhysicalConnection candidate = each.next();
            if (candidate.isSessionOf(database)) {
                each.remove();
                return candidate;
            }
            if (candidate.canServe(database)) {
                oldest = candidate;
                if (fitting == null && now - candidate.idleSince() >= IN_USE_NANOS) {
                    fitting = candidate;
                }
            }
        }
        if (fitting == null) {
            fitting = oldest;
        }
        if (fitting != null && owner.takesOver(hasRoom)) {
            connections.removeLastOccurrence(fitting);
            return fitting;
        }
        return hasRoom ? null : connections.pollFirst();
    }

    /** Takes those that have been idle for too long, but for the last few, and those that are old. */
    List<PhysicalConnection> takeSurplus(int kept, Duration idleTimeout, Duration maxLifetime) {
        long now = System.nanoTime();
        List<PhysicalConnection> taken = new ArrayList<>();
        int surplus = connections.size() - kept;
        for (Iterator<PhysicalConnection> each = connections.iterator(); each.hasNext(); ) {
            PhysicalConnection connection = each.next();
            boolean isSurplus = surplus > 0 && now - connection.idleSince() >= idleTimeout.toNanos();
            if (isSurplus || connection.isOlderThan(maxLifetime)) {
                each.remove();
                taken.add(connection);
            }
            surplus--;
        }
        return taken;
    }

    List<PhysicalConnection> takeAll() {
        List<PhysicalConnection> all = List.copyOf(connections);
        connections.clear();
        return all;
    }
}
