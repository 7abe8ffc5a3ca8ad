package com.example;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;

/** Runs the examples as applications with all auto-configuration, on a free port. */
public final class Backends {

    private Backends() {}

    /** Runs a backend of configuration classes. */
    public static ConfigurableApplicationContext run(Class<?>... sources) {
        return run(List.of(), sources);
    }

    /** Runs a backend of features and configuration classes. */
    public static ConfigurableApplicationContext run(List<? extends BackendFeature> features, Class<?>... sources) {
        return run(features, List.of(), sources);
    }

    /** Runs a backend of features and configuration classes with arguments of the command line. */
    public static ConfigurableApplicationContext run(
            List<? extends BackendFeature> features, List<String> arguments, Class<?>... sources) {
        List<Class<?>> all = new ArrayList<>(List.of(sources));
        all.add(Auto.class);
        SpringApplication application = new SpringApplication(all.toArray(Class<?>[]::new));
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(Backend.features(features.toArray(BackendFeature[]::new)));
        List<String> complete = new ArrayList<>(arguments);
        complete.add("--server.port=0");
        complete.add("--backend.auth.dangerouslyDisableDefaultAuthPolicy=true");
        return application.run(complete.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Auto {}
}
