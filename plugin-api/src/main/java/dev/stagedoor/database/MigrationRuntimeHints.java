package dev.stagedoor.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What migrations find by name, for a native image: the scripts of all plugins among it. */
class MigrationRuntimeHints implements RuntimeHintsRegistrar {

    private static final String SCRIPTS = "db/**";

    private static final String LOG = "dev.stagedoor.database.MigrationLog$Creator";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern(SCRIPTS);
        hints.reflection().registerType(TypeReference.of(LOG), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
        hints.proxies()
                .registerJdkProxy(Connection.class)
                .registerJdkProxy(Statement.class)
                .registerJdkProxy(PreparedStatement.class)
                .registerJdkProxy(CallableStatement.class);
    }
}
