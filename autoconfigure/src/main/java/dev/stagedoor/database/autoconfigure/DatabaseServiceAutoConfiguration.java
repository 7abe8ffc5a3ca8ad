package dev.stagedoor.database.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Offers the service {@code core.database}. */
@AutoConfiguration
@ConditionalOnClass(JdbcClient.class)
public final class DatabaseServiceAutoConfiguration {

    @Bean("core.database")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    DatabaseService database(PluginMetadataService plugin) {
        String url = "jdbc:h2:mem:" + System.identityHashCode(this) + "-" + plugin.getId() + ";DB_CLOSE_DELAY=-1";
        return DatabaseService.of(new DriverManagerDataSource(url), plugin.getId());
    }
}
