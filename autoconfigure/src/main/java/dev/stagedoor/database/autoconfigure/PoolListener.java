package dev.stagedoor.database.autoconfigure;

/** Is told what plugins do with connections. */
interface PoolListener {

    /** A plugin has a database from now on. */
    void opened(Share plugin);

    /** A plugin has stopped. */
    void closed(Share plugin);

    /** A plugin got a connection after so many nanoseconds. */
    void acquired(Share plugin, long nanos);
}
