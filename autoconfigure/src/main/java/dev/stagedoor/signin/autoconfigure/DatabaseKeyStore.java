package dev.stagedoor.signin.autoconfigure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps keys in Backstage's table, whose rows may also be Backstage's own: where the plugin moved here from there,
 * tokens that were issued there stay valid.
 */
final class DatabaseKeyStore implements KeyStore {

    /** When the key ends, in seconds since 1970: beside the members of the key itself, for the table has no place. */
    private static final String EXPIRY = "exp";

    /** How many token lifetimes Backstage lists a key. */
    private static final int LIFETIMES = 3;

    private final JdbcTemplate jdbc;

    private final AuthTables tables;

    private final Duration tokenLifetime;

    DatabaseKeyStore(AuthTables tables, Duration tokenLifetime) {
        this.jdbc = tables.jdbc();
        this.tables = tables;
        this.tokenLifetime = tokenLifetime;
    }

    @Override
    public void add(PublishedKey key) {
        Map<String, Object> json = new HashMap<>(key.jwk());
        json.put(EXPIRY, key.expiresAt().getEpochSecond());
        jdbc.update(
                "insert into signing_keys (kid, " + tables.keyColumn() + ") values (?, ?)",
                key.id(),
                JSONObjectUtils.toJSONString(json));
    }

    @Override
    public List<PublishedKey> list() {
        return jdbc.query("select * from signing_keys", (row, number) -> key(row));
    }

    @Override
    public void remove(Collection<String> ids) {
        jdbc.batchUpdate(
                "delete from signing_keys where kid = ?",
                ids.stream().map(id -> new Object[] {id}).toList());
    }

    private PublishedKey key(ResultSet row) throws SQLException {
        String id = row.getString("kid");
        try {
            Map<String, Object> jwk = new HashMap<>(JSONObjectUtils.parse(row.getString("key")));
            Object expiry = jwk.remove(EXPIRY);
            return new PublishedKey(
                    id,
                    jwk,
                    expiry instanceof Number seconds
                            ? Instant.ofEpochSecond(seconds.longValue())
                            : row.getTimestamp("created_at").toInstant().plus(tokenLifetime.multipliedBy(LIFETIMES)));
        } catch (ParseException ex) {
            throw new SQLException("The key '" + id + "' in the table signing_keys is no JSON Web Key", ex);
        }
    }
}
