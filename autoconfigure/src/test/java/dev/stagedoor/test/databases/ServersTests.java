package dev.stagedoor.test.databases;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class ServersTests {

    @Test
    void postgresKeepsPortAndDataWhenItStopsAndStarts() {
        try (PostgresServer server = PostgresServer.create(20)) {
            String database = server.newDatabase();
            server.client(database).sql("CREATE TABLE item (id int)").update();
            server.stop();
            assertThatException()
                    .isThrownBy(() ->
                            server.client(database).sql("SELECT 1").query().singleValue());
            server.start();
            assertThat(server.client(database)
                            .sql("SELECT count(*) FROM item")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(server.client(database)
                            .sql("SHOW max_connections")
                            .query(String.class)
                            .single())
                    .isEqualTo("20");
        }
    }

    @Test
    void mariaServes() {
        MariaServer server = MariaServer.shared();
        String database = server.newDatabase();
        assertThat(server.client(database)
                        .sql("SELECT DATABASE()")
                        .query(String.class)
                        .single())
                .isEqualTo(database);
    }
}
