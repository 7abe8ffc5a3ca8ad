package dev.stagedoor.wiring;

import java.util.stream.Stream;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.Advisor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.jackson.JacksonComponent;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.annotation.TransactionManagementConfigurer;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Kinds of bean that a plugin may not declare, and those that look like one of them. */
class ConfinementTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    static Stream<Class<?>> refused() {
        return Stream.of(
                ApplicationRunner.class,
                CommandLineRunner.class,
                Lifecycle.class,
                SmartLifecycle.class,
                ServletContextInitializer.class,
                Advisor.class,
                WebMvcConfigurer.class,
                Servlet.class,
                ServletContextListener.class,
                HttpSessionListener.class,
                HandlerMapping.class,
                HandlerAdapter.class,
                HandlerExceptionResolver.class,
                ViewResolver.class,
                WebServerFactoryCustomizer.class,
                ErrorPageRegistrar.class,
                SchedulingConfigurer.class,
                AsyncConfigurer.class,
                CachingConfigurer.class,
                TransactionManagementConfigurer.class,
                EventListenerFactory.class,
                LazyInitializationExcludeFilter.class,
                ExitCodeGenerator.class,
                ExitCodeExceptionMapper.class,
                CustomEndpoint.class,
                CustomJson.class);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aKindThatCannotBeConfinedIsRefused(Class<?> kind) {
        Problems problems = new Problems();
        Owner todo = Owner.plugin("todo");
        new Confinement(getClass().getClassLoader())
                .refuses(new OwnedBeans.OwnedBean("todo.it", "it", todo, kind, false), "TodoPlugin.it", problems);
        assertThat(problems.of(todo)).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).contains("'todo.it'", "plugin 'todo'", "can not be confined");
            assertThat(problem.action()).isNotBlank();
        });
    }

    @Test
    void aRunnerFailsItsPluginWithTheWayThatWorks() {
        Throwable failure = backend.declare(RunnerPlugin.class).pluginFailure("runner");
        assertThat(failure).hasMessageContaining("runner.atStart").hasMessageContaining("ApplicationRunner");
        assertThat(((WiringException) failure).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.action()).contains("@Init"));
    }

    @Test
    void aRefusedKindHarmsNoOtherPlugin() {
        ApplicationContext context = backend.declare(RunnerPlugin.class, PoolPlugin.class)
                .property("backend.startup.plugins.runner.onPluginBootFailure", "continue")
                .start();
        assertThat(context.getBean(Backend.class).plugins())
                .extracting(Backend.PluginStatus::pluginId, Backend.PluginStatus::state)
                .containsExactlyInAnyOrder(tuple("runner", State.FAILED), tuple("pool", State.RUNNING));
    }

    @Test
    void threadPoolsAreNotTakenForLifecycles() throws Exception {
        ApplicationContext context = backend.declare(PoolPlugin.class).start();
        ThreadPoolTaskExecutor executor = context.getBean("pool.executor", ThreadPoolTaskExecutor.class);
        assertThat(executor.submit(() -> "done").get()).isEqualTo("done");
        PluginCycle.of(context, "pool").stop();
        assertThat(executor.getThreadPoolExecutor().isShutdown()).isTrue();
    }

    @BackendPlugin("runner")
    static class RunnerPlugin {

        @Bean
        ApplicationRunner atStart() {
            return arguments -> {};
        }
    }

    @BackendPlugin("pool")
    static class PoolPlugin {

        @Bean
        ThreadPoolTaskExecutor executor() {
            return new ThreadPoolTaskExecutor();
        }

        @Bean
        ThreadPoolTaskScheduler scheduler() {
            return new ThreadPoolTaskScheduler();
        }
    }

    @Endpoint(id = "todo")
    static class CustomEndpoint {}

    @JacksonComponent
    static class CustomJson {}
}
