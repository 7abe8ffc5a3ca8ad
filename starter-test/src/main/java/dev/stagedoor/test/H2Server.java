package dev.stagedoor.test;

import java.util.Map;

/** H2 in memory: a database begins with its first connection. */
final class H2Server implements TestServer {

    /** As a backend uses it by default. */
    private static final String SETTINGS =
            ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    @Override
    public void create(String name) {}

    @Override
    public void drop(String name) {
        Sql.execute(url(name), username(), password(), "SHUTDOWN");
    }

    @Override
    public String url(String name) {
        return "jdbc:h2:mem:" + name + SETTINGS;
    }

    @Override
    public String username() {
        return "sa";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public String zoneStatement(String offset) {
        return "SET TIME ZONE '" + offset + "'";
    }

    @Override
    public Map<String, Object> properties(String name) {
        return Map.of();
    }

    @Override
    public void close() {}
}
