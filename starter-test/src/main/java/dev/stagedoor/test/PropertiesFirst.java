package dev.stagedoor.test;

import java.util.Map;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/** Puts the properties of a test before all others, before anything reads them. */
record PropertiesFirst(Map<String, Object> properties)
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        event.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test backend", properties));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
