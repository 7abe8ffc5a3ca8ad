package dev.stagedoor.database.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Opens connections, and makes databases and schemas when they are first needed. */
final class Opener {

    private static final int ATTEMPTS = 3;

    private static final long PAUSE_MILLIS = 100;

    private static final long BUSY_MILLIS = 50;

    private final Set<PluginDatabase> prepared = ConcurrentHashMap.newKeySet();

    /** Plugins do not make databases of one server at the same time. */
    private final Map<Target, ReentrantLock> making = new ConcurrentHashMap<>();

    PhysicalConnection open(PluginDatabase database, long deadline) throws SQLException {
        PhysicalConnection physical = new PhysicalConnection(connect(database, deadline), database);
        try {
            assign(physical, database, deadline);
            return physical;
        } catch (SQLException | RuntimeException | Error ex) {
            physical.close();
            throw ex;
        }
    }

    /** Makes a connection the plugin's, and all that its session needs. */
    void assign(PhysicalConnection physical, PluginDatabase database, long deadline) throws SQLException {
        if (!prepared.contains(database)) {
            physical.reset();
            try {
                exclusively(database, deadline, () -> {
                    if (!prepared.contains(database)) {
                        attempt(deadline, database, () -> database.engine().prepare(physical.connection(), database));
                    }
                });
            } catch (SQLException ex) {
                throw failure(
                        "Failed to connect to the database to make sure that schema for plugin '" + database.pluginId()
                                + "' exists, ",
                        ex);
            }
            prepared.add(database);
        }
        physical.assign(database);
    }

    private Connection connect(PluginDatabase database, long deadline) throws SQLException {
        boolean isMade = false;
        while (true) {
            try {
                return database.target().connect();
            } catch (SQLException ex) {
                Engine engine = database.engine();
                boolean isMissing = engine.isMissingDatabase(ex);
                if (isMissing && !isMade && database.plan().ensureExists()) {
                    create(database, deadline);
                    isMade = true;
                } else if (engine.isBusy(ex) && deadline - System.nanoTime() > 0) {
                    pause(BUSY_MILLIS);
                } else {
                    throw failure("Plugin '" + database.pluginId() + "' cannot connect to " + database + ", ", ex);
                }
            }
        }
    }

    private void create(PluginDatabase database, long deadline) throws SQLException {
        try {
            exclusively(
                    database,
                    deadline,
                    () -> attempt(deadline, database, () -> database.engine().createDatabase(database)));
        } catch (SQLException ex) {
            throw failure("Failed to connect to the database to make sure that '" + database.name() + "' exists, ", ex);
        }
    }

    private void exclusively(PluginDatabase database, long deadline, Step step) throws SQLException {
        Target admin = database.admin();
        ReentrantLock lock =
                making.computeIfAbsent(admin == null ? database.target() : admin, key -> new ReentrantLock());
        try {
            if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new SQLException("other plugins are making theirs for too long");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", ex);
        }
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    private static void attempt(long deadline, PluginDatabase database, Step step) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (SQLException ex) {
                boolean isBusy = database.engine().isBusy(ex) && deadline - System.nanoTime() > 0;
                if (!isBusy && attempt >= ATTEMPTS) {
                    throw ex;
                }
                pause(isBusy ? BUSY_MILLIS : PAUSE_MILLIS);
            }
        }
    }

    private static void pause(long millis) throws SQLException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", ex);
        }
    }

    private static SQLException failure(String what, SQLException cause) {
        return new SQLException(what + cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }

    /** Something done at a server. */
    private interface Step {

        void run() throws SQLException;
    }
}
