package dev.stagedoor.auth.autoconfigure;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.stagedoor.database.DatabaseService;

/**
 * Keeps keys in the plugin's database, where all processes that run the plugin find them, those of a Backstage backend
 * included. Nothing is opened before the first use, and the table is made with the first key.
 */
final class DatabaseKeyTable implements KeyTable {

    private static final Logger logger = LoggerFactory.getLogger(DatabaseKeyTable.class);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final DatabaseService database;

    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable KeySql sql;

    private volatile boolean made;

    DatabaseKeyTable(DatabaseService database) {
        this.database = database;
    }

    @Override
    public void put(String id, Map<String, Object> key, Instant expiry) {
        KeySql statements = sql();
        make(statements);
        String end = TIME.format(expiry);
        try {
            if (statements.jdbc().update(statements.extend(), end, id) == 0) {
                statements.jdbc().update(statements.insert(), id, JSONObjectUtils.toJSONString(key), end);
            }
        } catch (DuplicateKeyException ex) {
            statements.jdbc().update(statements.extend(), end, id);
        } catch (BadSqlGrammarException ex) {
            made = false;
            throw new IllegalStateException(
                    "The key with which to sign could not be stored in the table " + KeySql.TABLE
                            + (database.skipsMigrations()
                                    ? "; migrations are skipped, so somebody else has to make it"
                                    : ""),
                    ex);
        }
    }

    @Override
    public List<Map<String, Object>> list(Instant now) {
        KeySql statements = sql();
        List<Row> rows;
        try {
            rows = statements
                    .jdbc()
                    .query(
                            statements.list(),
                            (row, number) -> new Row(row.getString(1), row.getString(2), row.getString(3)));
        } catch (BadSqlGrammarException ex) {
            // Nobody has signed yet.
            return List.of();
        }
        List<Map<String, Object>> keys = new ArrayList<>();
        List<Object[]> expired = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> key = row.isValidAt(now) ? row.json() : null;
            if (key != null) {
                keys.add(key);
            } else {
                expired.add(new Object[] {row.id()});
            }
        }
        remove(statements, expired);
        return keys;
    }

    private static void remove(KeySql statements, List<Object[]> expired) {
        if (expired.isEmpty()) {
            return;
        }
        try {
            statements.jdbc().batchUpdate(statements.remove(), expired);
        } catch (DataAccessException ex) {
            logger.debug("Could not remove keys that have expired, and try again the next time", ex);
        }
    }

    private KeySql sql() {
        KeySql known = sql;
        if (known == null) {
            // A data source of its own, so that a transaction on that of the plugin is none here.
            known = KeySql.of(new JdbcTemplate(new DelegatingDataSource(database.dataSource())));
            sql = known;
        }
        return known;
    }

    private void make(KeySql statements) {
        if (made || database.skipsMigrations()) {
            return;
        }
        lock.lock();
        try {
            if (!made) {
                new KeyTableMigration(statements).run();
                made = true;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String kind() {
        return "database";
    }

    private record Row(String id, String key, String expiry) {

        boolean isValidAt(Instant now) {
            try {
                return Instant.parse(expiry).isAfter(now);
            } catch (DateTimeParseException ex) {
                return false;
            }
        }

        @Nullable
        Map<String, Object> json() {
            try {
                return JSONObjectUtils.parse(key);
            } catch (ParseException ex) {
                return null;
            }
        }
    }
}
