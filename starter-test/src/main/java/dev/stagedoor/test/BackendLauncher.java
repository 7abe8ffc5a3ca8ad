package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendStartupException;

/** Starts an application around features. */
final class BackendLauncher {

    private final List<Class<?>> classes = new ArrayList<>();

    private final List<BackendFeature> objects = new ArrayList<>();

    private final Map<String, Object> properties = new LinkedHashMap<>();

    private final Surroundings surroundings;

    private final boolean webServer;

    BackendLauncher(
            List<Object> features,
            Map<String, Object> properties,
            List<Surroundings.Given<?>> extensionPoints,
            boolean webServer) {
        classes.add(TestBackendConfiguration.class);
        features.forEach(this::add);
        this.properties.put("server.port", 0);
        this.properties.putAll(properties);
        this.surroundings = new Surroundings(extensionPoints);
        this.webServer = webServer;
    }

    private void add(Object feature) {
        if (feature instanceof Class<?> type) {
            classes.add(type);
        } else if (feature instanceof BackendFeature object) {
            objects.add(object);
        } else if (feature instanceof FakeService<?> fake) {
            objects.add(fake.factory());
        } else {
            throw new IllegalArgumentException(feature + " of " + feature.getClass()
                    + " is no feature; give a BackendFeature, a FakeService or an annotated class");
        }
    }

    ConfigurableApplicationContext launch() {
        SpringApplication application = new SpringApplication(classes.toArray(Class<?>[]::new));
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        if (!webServer) {
            application.setWebApplicationType(WebApplicationType.NONE);
        }
        application.addListeners(new PropertiesFirst(properties));
        application.addInitializers(
                Backend.features(objects.toArray(BackendFeature[]::new)),
                context -> context.getBeanFactory().registerSingleton("stagedoorTestSurroundings", surroundings));
        try {
            return application.run();
        } catch (RuntimeException ex) {
            throw essence(ex);
        }
    }

    /** What the backend said, where it did, and not what Spring wrapped around it. */
    private static RuntimeException essence(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BackendStartupException startup) {
                return startup;
            }
        }
        return failure;
    }
}
