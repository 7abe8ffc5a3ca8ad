package dev.stagedoor.database.autoconfigure;

import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A class of a library, which knows nothing of plugins, on a table of items. */
@Transactional
class Ledger {

    private final DataSource dataSource;

    private final JdbcClient client;

    Ledger(DataSource dataSource) {
        this.dataSource = dataSource;
        this.client = JdbcClient.create(dataSource);
    }

    void write(String name) {
        client.sql("insert into item values (?)").param(name).update();
    }

    void writeAndThen(String name, Runnable next) {
        write(name);
        next.run();
    }

    void fail(String name) {
        write(name);
        throw new IllegalStateException("roll back");
    }

    void failChecked(String name) throws Exception {
        write(name);
        throw new Exception("commit");
    }

    @Transactional(rollbackFor = Exception.class)
    void failCheckedAndRollBack(String name) throws Exception {
        write(name);
        throw new Exception("roll back");
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void writeAnew(String name) {
        write(name);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void writeWithin(String name) {
        write(name);
    }

    @Transactional("shared")
    boolean isInSharedTransaction(DataSource shared) {
        return TransactionSynchronizationManager.hasResource(shared)
                && !TransactionSynchronizationManager.hasResource(dataSource);
    }

    @Transactional(readOnly = true)
    boolean isReadOnly() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && TransactionSynchronizationManager.hasResource(dataSource);
    }

    boolean isInTransaction() {
        return TransactionSynchronizationManager.hasResource(dataSource);
    }

    List<String> items() {
        return NamedDatabases.items(dataSource);
    }
}
