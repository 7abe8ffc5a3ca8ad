package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ReflectionUtils;

/**
 * Runs an application as it runs itself, up to the moment at which its context is prepared and not refreshed yet, as
 * Spring Boot does to process it ahead of time.
 */
final class AbandonedRun implements SpringApplicationHook, SpringApplicationRunListener {

    private final List<Class<?>> application;

    private final Map<String, Object> properties;

    private final List<Class<?>> added;

    private @Nullable ConfigurableApplicationContext context;

    AbandonedRun(List<Class<?>> application, Map<String, Object> properties) {
        this.application = application;
        this.added = new ArrayList<>(application);
        this.properties = properties;
    }

    /** Returns the context, for the caller to close. */
    GenericApplicationContext load() {
        try {
            SpringApplication.withHook(this, this::run);
        } catch (SpringApplication.AbandonedRunException ex) {
            // As intended.
        }
        if (context instanceof GenericApplicationContext generic) {
            return generic;
        }
        throw new IllegalStateException("The main method of "
                + application.get(0).getName()
                + (context == null ? " runs no SpringApplication" : " makes an unknown kind of context: " + context));
    }

    private void run() {
        for (Class<?> each : application) {
            Method main = ReflectionUtils.findMethod(each, "main", String[].class);
            if (main != null && Modifier.isStatic(main.getModifiers())) {
                added.remove(each);
                ReflectionUtils.makeAccessible(main);
                ReflectionUtils.invokeMethod(main, null, new Object[] {new String[0]});
                return;
            }
        }
        new SpringApplication(application.toArray(Class<?>[]::new)).run();
    }

    @Override
    public SpringApplicationRunListener getRunListener(SpringApplication run) {
        run.addPrimarySources(added);
        run.setBannerMode(Banner.Mode.OFF);
        run.setLogStartupInfo(false);
        run.addListeners(new PropertiesFirst(properties));
        return this;
    }

    @Override
    public void contextLoaded(ConfigurableApplicationContext loaded) {
        context = loaded;
        throw new SpringApplication.AbandonedRunException(loaded);
    }

    /** Adds the properties before anything reads the environment. */
    private record PropertiesFirst(Map<String, Object> properties)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            event.getEnvironment().getPropertySources().addFirst(new MapPropertySource("verification", properties));
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
