package dev.stagedoor.scheduler.autoconfigure;

import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;

import dev.stagedoor.database.DatabaseService;

/** Runs the scripts without Flyway. */
record ClusterScripts(DatabaseService database) implements DatabaseService {

    private static final ReentrantLock LOCK = new ReentrantLock();

    @Override
    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public JdbcClient jdbcClient() {
        return database.jdbcClient();
    }

    @Override
    public JdbcTemplate jdbcTemplate() {
        return database.jdbcTemplate();
    }

    @Override
    public PlatformTransactionManager transactionManager() {
        return database.transactionManager();
    }

    @Override
    public int migrate(String... locations) {
        LOCK.lock();
        try {
            try {
                jdbcClient().sql("select count(*) from stagedoor_tasks").query().singleValue();
                return 0;
            } catch (RuntimeException ex) {
                new ResourceDatabasePopulator(
                                new ClassPathResource(locations[0].substring("classpath:".length()) + "/V1__Tasks.sql"))
                        .execute(dataSource());
                return 1;
            }
        } finally {
            LOCK.unlock();
        }
    }

    @Override
    public boolean skipsMigrations() {
        return false;
    }
}
