package dev.stagedoor.database.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which statements leave a session as it was. */
class PlainSqlTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM item",
                "  select attempts, template from item where name = 'temporary'",
                "(SELECT 1) UNION (SELECT 2)",
                "/* of the todo plugin */ SELECT 1",
                "-- of the todo plugin\nINSERT INTO item VALUES (1)",
                "UPDATE item SET name = ? WHERE id = ?;",
                "WITH found AS (SELECT 1) DELETE FROM item USING found",
                "VALUES (1)"
            })
    void rowsAreReadAndWritten(String sql) {
        assertThat(PlainSql.isPlain(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- nothing",
                "/* nothing",
                "SET search_path TO other",
                "/* SELECT */ SET ROLE other",
                "SELECT 1; SET ROLE other",
                "SELECT set_config('search_path', 'other', false)",
                "SELECT pg_try_advisory_lock(1)",
                "SELECT GET_LOCK('mine', 1)",
                "SELECT 1 INTO TEMP hidden",
                "CREATE TABLE item (id int)",
                "BEGIN",
                "CALL something()",
                "{call something()}",
                "LISTEN news"
            })
    void theSessionMayBeAnother(String sql) {
        assertThat(PlainSql.isPlain(sql)).isFalse();
    }
}
