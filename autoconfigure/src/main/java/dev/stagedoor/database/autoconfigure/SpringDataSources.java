package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Finds what Spring Boot knows of a data source: a service connection, or {@code spring.datasource}. */
final class SpringDataSources {

    private static final String PREFIX = "spring.datasource.";

    private static final String DETAILS = "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails";

    /** Made of the properties, or of an embedded database if there are none. */
    private static final String OF_PROPERTIES = "PropertiesJdbcConnectionDetails";

    private SpringDataSources() {}

    static @Nullable SpringDataSource find(Environment environment, BeanFactory beans) {
        if (ClassUtils.isPresent(DETAILS, null)) {
            SpringDataSource connected = ServiceConnection.find(beans);
            if (connected != null) {
                return connected;
            }
        }
        String url = environment.getProperty(PREFIX + "url", "");
        return url.isBlank()
                ? null
                : new SpringDataSource(
                        url.strip(),
                        environment.getProperty(PREFIX + "username"),
                        environment.getProperty(PREFIX + "password"),
                        environment.getProperty(PREFIX + "driver-class-name"),
                        PREFIX + "url");
    }

    /** Loaded only where Spring Boot's JDBC is. */
    private static final class ServiceConnection {

        static @Nullable SpringDataSource find(BeanFactory beans) {
            JdbcConnectionDetails details =
                    beans.getBeanProvider(JdbcConnectionDetails.class).getIfUnique();
            return details == null || details.getClass().getSimpleName().equals(OF_PROPERTIES)
                    ? null
                    : new SpringDataSource(
                            details.getJdbcUrl(),
                            details.getUsername(),
                            details.getPassword(),
                            details.getDriverClassName(),
                            "the service connection of Spring Boot");
        }
    }
}
