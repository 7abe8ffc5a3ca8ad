package dev.stagedoor.sample;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.ForPlugin;
import dev.stagedoor.ServiceDecorator;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.sample.ids.IdService;

/** What the application overrides: a root service, a service of one plugin, and what it puts around every instance. */
@Configuration(proxyBeanMethods = false)
class SampleServices {

    /** Replaces the default root logger. */
    @Bean
    RootLoggerService rootLogger() {
        return new LabellingRootLogger("sample");
    }

    /** Replaces the ids of plugin {@code greeting}; all other plugins keep the default. */
    @ForPlugin("greeting")
    IdService greetingIds() {
        return () -> "hello";
    }

    @Bean
    IssuedIds issuedIds() {
        return new IssuedIds();
    }

    /** Wraps the ids of every plugin, whoever makes them. */
    @Bean
    ServiceDecorator<IdService> countedIds(IssuedIds issued) {
        return (ids, context) -> () -> {
            String id = ids.next();
            issued.add(String.valueOf(context.pluginId()));
            return id;
        };
    }
}
