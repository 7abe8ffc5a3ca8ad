package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;

import static org.assertj.core.api.Assertions.assertThat;

class RootContextDestructionTests {

    private static final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatPluginsShareIsDestroyedAfterTheirOwnBeans() {
        trace.clear();
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run().close();
        assertThat(trace).containsExactly("own bean", "plugin's instance", "root context", "root singleton");
    }

    record Singleton() implements DisposableBean {
        @Override
        public void destroy() {
            trace.add("root singleton");
        }
    }

    interface Connection {}

    record PooledConnection(Pool pool) implements Connection, DisposableBean {
        @Override
        public void destroy() {
            trace.add("plugin's instance");
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Plugin.class)
    static class Application {

        @Bean
        Singleton rootSingleton() {
            return new Singleton();
        }

        @Bean
        @RootContext
        Pool pool(Singleton rootSingleton) {
            return new Pool(rootSingleton);
        }

        @Bean
        @PluginScope
        Connection connection(Pool pool) {
            return new PooledConnection(pool);
        }
    }

    record Pool(Singleton uses) implements DisposableBean {
        @Override
        public void destroy() {
            trace.add("root context");
        }
    }

    @BackendPlugin("user")
    static class Plugin {

        @Bean
        OwnBean own(Connection connection) {
            return new OwnBean(connection);
        }

        @Init
        void init(OwnBean own) {
            assertThat(own.connection()).isNotNull();
        }
    }

    record OwnBean(Connection connection) implements DisposableBean {
        @Override
        public void destroy() {
            trace.add("own bean");
        }
    }
}
