package dev.stagedoor.config.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.stagedoor.config.RootConfigService;

/** An application with files of Backstage's in a directory, and the variables of its process. */
final class AppConfig {

    private final Path directory;

    private final Map<String, Object> variables = new LinkedHashMap<>();

    private WebApplicationType type = WebApplicationType.NONE;

    private final List<String> arguments = new ArrayList<>();

    private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

    AppConfig(Path directory) {
        this.directory = directory;
    }

    AppConfig file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return this;
    }

    AppConfig variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    AppConfig argument(String argument) {
        arguments.add(argument);
        return this;
    }

    /** Serves HTTP, on any port. */
    AppConfig web() {
        type = WebApplicationType.SERVLET;
        return argument("--server.port=0");
    }

    AppConfig source(Class<?> source) {
        sources.add(source);
        return this;
    }

    /** Starts it with these files, later ones winning. */
    ConfigurableApplicationContext start(String... files) {
        return start(true, files);
    }

    /** Starts it with the files that Backstage takes by default. */
    ConfigurableApplicationContext startWithDefaults() {
        return run("--spring.config.import=app-config:" + directory);
    }

    private ConfigurableApplicationContext start(boolean oneImport, String... files) {
        StringBuilder locations = new StringBuilder("--spring.config.import=");
        for (int index = 0; index < files.length; index++) {
            locations.append(index == 0 ? "app-config:" : oneImport ? ";" : ",app-config:");
            locations.append(directory.resolve(files[index]));
        }
        return run(locations.toString());
    }

    /** The same with an import for each file. */
    ConfigurableApplicationContext startWithImports(String... files) {
        return start(false, files);
    }

    ConfigurableApplicationContext run(String argument) {
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        application.setWebApplicationType(type);
        application.setLogStartupInfo(false);
        application.setBannerMode(Banner.Mode.OFF);
        application.setEnvironment(environment());
        List<String> all = new ArrayList<>(arguments);
        all.add(argument);
        return application.run(all.toArray(String[]::new));
    }

    /** Everything that is configured, without what Spring Boot and this class add. */
    static Map<String, Object> values(ConfigurableApplicationContext context) {
        Map<String, Object> values = new LinkedHashMap<>();
        RootConfigService config = context.getBean(RootConfigService.class);
        config.keys().stream()
                .filter(key -> !List.of("spring", "logging").contains(key))
                .forEach(key -> values.put(key, ((Map<?, ?>) config.get()).get(key)));
        return values;
    }

    private ConfigurableEnvironment environment() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return environment;
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(RootConfigServiceAutoConfiguration.class)
    static class Application {}
}
