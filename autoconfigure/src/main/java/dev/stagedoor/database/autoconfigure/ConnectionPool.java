package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.logger.LoggerService;

/**
 * All connections that plugins have to databases, under one bound. A plugin that asks for one gets the one it had last,
 * if that is free, then any to the same database, then a new one, for which the connection that has been idle for
 * longest makes room.
 *
 * <p>A thread that the {@link Budget} lets pass has a right to one open connection, so that from there on it waits for
 * nobody but the server. Connections are opened, checked and closed outside of the lock.
 */
final class ConnectionPool implements AutoCloseable {

    private final DatabaseProperties properties;

    private final LoggerService logger;

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition closedOne = lock.newCondition();

    private final Budget budget;

    private final IdleList idle = new IdleList();

    private final Set<PluginConnection> held = ConcurrentHashMap.newKeySet();

    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    private final KnownDatabases databases = new KnownDatabases();

    private final Map<Target, Engine> opened = new ConcurrentHashMap<>();

    private final Opener opener;

    private final IdleConnections idleConnections;

    private int open;

    private volatile long suspectSince = System.nanoTime();

    private volatile boolean isClosed;

    private volatile @Nullable PoolListener listener;

    ConnectionPool(DatabaseProperties properties, LoggerService logger) {
        this.properties = properties;
        this.logger = logger;
        this.budget = new Budget(lock, properties.maxConnections());
        this.opener = new Opener();
        this.idleConnections = new IdleConnections(this, lock, properties);
    }

    void setListener(PoolListener listener) {
        this.listener = listener;
    }

    /** Makes the data source of a plugin; opens nothing. */
    PluginDataSource dataSource(PluginDatabase located) {
        PluginDatabase database = databases.add(located);
        Share share = shares.computeIfAbsent(database.pluginId(), Share::new);
        PoolListener told = listener;
        if (share.addUser() && told != null) {
            told.opened(share);
        }
        return new PluginDataSource(this, database, share);
    }

    Connection acquire(PluginDataSource owner) throws SQLException {
        long start = System.nanoTime();
        Duration timeout = owner.database().plan().knex().acquireTimeout();
        long nanos = (timeout == null ? properties.acquireTimeout() : timeout).toNanos();
        PluginConnection connection = acquire(owner, start + nanos, nanos);
        PoolListener told = listener;
        if (told != null) {
            told.acquired(owner.share(), System.nanoTime() - start);
        }
        return connection;
    }

    private PluginConnection acquire(PluginDataSource owner, long deadline, long nanos) throws SQLException {
        PluginDatabase database = owner.database();
        PhysicalConnection physical = admit(owner, deadline, nanos);
        PluginConnection connection;
        try {
            if (physical == null || !isUsable(physical, database, deadline)) {
                physical = opener.open(database, deadline);
                opened.putIfAbsent(database.target(), database.engine());
            }
            connection = new PluginConnection(this, owner, physical);
        } catch (SQLException | RuntimeException | Error ex) {
            leave(owner);
            throw ex;
        }
        if (!keep(connection)) {
            connection.close();
            throw new SQLTransientConnectionException(
                    "Plugin '" + database.pluginId() + "' has stopped, and has no connections any more");
        }
        return connection;
    }

    /** Whether the plugin is still there to have it. Who closes a plugin looks for what it holds afterwards. */
    private boolean keep(PluginConnection connection) {
        held.add(connection);
        return !isClosed && !connection.owner().isClosed();
    }

    /** Waits for the right to a connection, and takes one from the idle: one that serves, or one to be closed first. */
    private @Nullable PhysicalConnection admit(PluginDataSource owner, long deadline, long nanos) throws SQLException {
        PluginDatabase database = owner.database();
        lock.lock();
        try {
            if (!budget.take(owner.share(), database.plan().knex().maxConnections(), deadline)) {
                throw refusal(owner, nanos);
            }
            try {
                return chooseOrMakeRoom(owner, deadline, nanos);
            } catch (InterruptedException | SQLException ex) {
                budget.release(owner.share());
                throw ex;
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(
                    "Plugin '" + database.pluginId() + "' was interrupted while it waited for a connection", ex);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PhysicalConnection chooseOrMakeRoom(PluginDataSource owner, long deadline, long nanos)
            throws InterruptedException, SQLException {
        PhysicalConnection chosen = idle.take(owner, hasRoom());
        while (chosen == null && !hasRoom()) {
            // The last idle ones are being closed, which does not take long.
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                throw refusal(owner, nanos);
            }
            closedOne.awaitNanos(remaining);
            chosen = idle.take(owner, hasRoom());
        }
        if (chosen == null) {
            open++;
            idleConnections.watch();
        }
        return chosen;
    }

    private boolean hasRoom() {
        return open < properties.maxConnections();
    }

    /** Whether the connection is now the plugin's; it is closed if not. */
    private boolean isUsable(PhysicalConnection physical, PluginDatabase database, long deadline) {
        try {
            if (physical.isSessionOf(database)) {
                if (physical.isAlive(suspectSince)) {
                    return true;
                }
            } else if (physical.canServe(database)) {
                opener.assign(physical, database, deadline);
                return true;
            }
        } catch (SQLException | RuntimeException ex) {
            logger.debug("An idle connection to {} could not be used: {}", database, ex.getMessage());
        }
        physical.close();
        return false;
    }

    /** Another thread of the plugin may use the connection until now. */
    void giveBack(PluginConnection connection) {
        PhysicalConnection physical = connection.physical();
        boolean isKept = isReusable(connection, physical);
        if (!isKept) {
            physical.close();
        }
        held.remove(connection);
        lock.lock();
        try {
            if (isKept && !isClosed) {
                idle.add(physical);
            } else {
                open--;
            }
            closedOne.signal();
            budget.release(connection.owner().share());
        } finally {
            lock.unlock();
        }
        if (isKept && isClosed) {
            physical.close();
        }
    }

    private boolean isReusable(PluginConnection connection, PhysicalConnection physical) {
        SessionChanges changes = connection.changes();
        if (isClosed || changes.isDiscarded() || physical.isOlderThan(properties.maxLifetime())) {
            return false;
        }
        PluginDatabase database = connection.owner().database();
        if (changes.isSoiled() && database.engine().resetSql() == null) {
            return false;
        }
        try {
            changes.takeBack();
            if (changes.isSoiled()) {
                physical.assign(database);
            }
            return true;
        } catch (SQLException | RuntimeException ex) {
            logger.debug("A connection to {} is closed, as it cannot be used again: {}", database, ex.getMessage());
            return false;
        }
    }

    /** A connection broke, and others may have. */
    void suspect() {
        suspectSince = System.nanoTime();
    }

    /** Gives up the right to a connection that is not there. */
    private void leave(PluginDataSource owner) {
        lock.lock();
        try {
            open--;
            closedOne.signal();
            budget.release(owner.share());
        } finally {
            lock.unlock();
        }
    }

    /** Takes back what a plugin still holds when it is gone. */
    void reclaim(PluginDataSource owner) {
        List<PluginConnection> left = held.stream()
                .filter(connection -> connection.owner() == owner)
                .filter(PluginConnection::markReturned)
                .toList();
        if (!left.isEmpty()) {
            logger.warn(
                    "Plugin '{}' stopped and had not closed {} connections to its database; they are closed now",
                    owner.database().pluginId(),
                    left.size());
        }
        left.forEach(this::takeAway);
        PoolListener told = listener;
        if (owner.share().removeUser() && told != null) {
            told.closed(owner.share());
        }
    }

    /** Ends a connection that is still in use. */
    private void takeAway(PluginConnection connection) {
        connection.reclaim();
        connection.physical().abort();
        connection.changes().discard();
        giveBack(connection);
    }

    /** Takes what has been idle for too long, but for as many as are kept. The lock is held. */
    List<PhysicalConnection> takeIdle(int kept) {
        return idle.takeSurplus(kept, properties.idleTimeout(), properties.maxLifetime());
    }

    /** Connections were closed. The lock is held. */
    void closed(int connections) {
        open -= connections;
        closedOne.signalAll();
    }

    /** Whether there are any. The lock is held. */
    boolean hasOpen() {
        return open > 0;
    }

    boolean isClosed() {
        return isClosed;
    }

    PoolState state() {
        lock.lock();
        try {
            return new PoolState(open, idle.size(), budget.waiting(), properties.maxConnections());
        } finally {
            lock.unlock();
        }
    }

    /** What a plugin has, {@code null} if it never asked for its database. */
    @Nullable
    PluginState state(String pluginId) {
        PluginDatabase database = databases.of(pluginId);
        Share share = shares.get(pluginId);
        if (database == null || share == null) {
            return null;
        }
        lock.lock();
        try {
            return new PluginState(
                    database.engine().label(),
                    database.name(),
                    database.schema(),
                    share.held(),
                    idle.count(database),
                    share.waiting());
        } finally {
            lock.unlock();
        }
    }

    private SQLTransientConnectionException refusal(PluginDataSource owner, long nanos) {
        String plugin = owner.database().pluginId();
        if (isClosed) {
            return new SQLTransientConnectionException(
                    "Plugin '" + plugin + "' can have no connection any more: the backend has stopped");
        }
        return new SQLTransientConnectionException("Plugin '" + plugin + "' got no connection within "
                + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms: it holds "
                + owner.share().held() + " of the "
                + properties.maxConnections() + " that this process may have (stagedoor.database.max-connections), all"
                + " plugins hold " + budget.held() + ", and " + budget.waiting() + " others wait. Close connections"
                + " sooner, ask for no second one while one is held, or raise that number");
    }

    @Override
    public void close() {
        List<PhysicalConnection> unused;
        List<PluginConnection> left;
        lock.lock();
        try {
            isClosed = true;
            budget.close();
            unused = idle.takeAll();
            open -= unused.size();
            left = held.stream().filter(PluginConnection::markReturned).toList();
            idleConnections.stop();
        } finally {
            lock.unlock();
        }
        unused.forEach(PhysicalConnection::close);
        left.forEach(this::takeAway);
        opened.forEach(this::release);
    }

    private void release(Target target, Engine engine) {
        try {
            engine.release(target);
        } catch (SQLException | RuntimeException ex) {
            logger.warn("{} could not be shut down: {}", target, ex.getMessage());
        }
    }
}
