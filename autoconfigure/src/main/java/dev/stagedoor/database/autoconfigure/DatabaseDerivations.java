package dev.stagedoor.database.autoconfigure;

import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

import dev.stagedoor.CoreServices;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.wiring.ServiceDerivations;

/** Gives plugins the types of Spring JDBC from their databases. */
class DatabaseDerivations implements ServiceDerivations {

    private static final String JDBC_CLIENT = "org.springframework.jdbc.core.simple.JdbcClient";

    @Override
    public List<Derivation<?, ?>> derivations() {
        return ClassUtils.isPresent(JDBC_CLIENT, getClass().getClassLoader()) ? SpringJdbc.derivations() : List.of();
    }

    /** Loaded only where Spring JDBC is. */
    private static final class SpringJdbc {

        static List<Derivation<?, ?>> derivations() {
            return List.of(
                    from(DataSource.class, DatabaseService::dataSource),
                    from(JdbcClient.class, DatabaseService::jdbcClient),
                    from(JdbcTemplate.class, DatabaseService::jdbcTemplate),
                    from(JdbcOperations.class, DatabaseService::jdbcTemplate),
                    from(
                            NamedParameterJdbcTemplate.class,
                            database -> new NamedParameterJdbcTemplate(database.jdbcTemplate())),
                    from(
                            NamedParameterJdbcOperations.class,
                            database -> new NamedParameterJdbcTemplate(database.jdbcTemplate())),
                    from(PlatformTransactionManager.class, DatabaseService::transactionManager),
                    from(TransactionManager.class, DatabaseService::transactionManager),
                    from(TransactionTemplate.class, database -> new TransactionTemplate(database.transactionManager())),
                    from(
                            TransactionOperations.class,
                            database -> new TransactionTemplate(database.transactionManager())));
        }

        private static <T> Derivation<DatabaseService, T> from(Class<T> type, Function<DatabaseService, T> function) {
            return new Derivation<>(type, CoreServices.DATABASE, function);
        }
    }
}
