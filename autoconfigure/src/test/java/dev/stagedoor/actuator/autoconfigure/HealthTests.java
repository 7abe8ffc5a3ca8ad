package dev.stagedoor.actuator.autoconfigure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.ModuleStatus;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What plugins add to the application's health. */
class HealthTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(WithHealth.class);

    @Test
    void anIndicatorAppearsUnderThePlugin() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        assertThat(names(context)).containsExactly("state", "queue");
        assertThat(health(context, "queue").getStatus()).isEqualTo(Status.UP);
        assertThat(context.getBean(HealthContributorRegistry.class).getContributor("queue"))
                .isNull();
    }

    @Test
    void anIndicatorGoesWhenItsPluginStops() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        PluginCycle.of(context, "todo").stop();
        assertThat(names(context)).containsExactly("state");
        assertThat(health(context, "state").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void theNewIndicatorAnswersAfterARestart() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Object former = health(context, "queue").getDetails().get("instance");
        PluginCycle.of(context, "todo").restart();
        assertThat(names(context)).containsExactly("state", "queue");
        assertThat(health(context, "queue").getDetails().get("instance")).isNotEqualTo(former);
    }

    @Test
    void aRunningPluginIsUp() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        assertThat(health(context, "state").getStatus()).isEqualTo(Status.UP);
        assertThat(health(context, "state").getDetails()).containsEntry("state", "RUNNING");
    }

    @Test
    void aFailedPluginIsDownWithItsFailure() {
        ApplicationContext context = backend.declare(BrokenPlugin.class)
                .property("backend.startup.plugins.todo.onPluginBootFailure", "continue")
                .start();
        Health health = health(context, "state");
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("error").toString()).contains("no luck");
    }

    @Test
    void aPluginThatIsRestartedIsOutOfService() {
        Health health = health(status(State.RESTARTING, null, null, null));
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails()).isEqualTo(Map.of("state", "RESTARTING", "starts", 2));
    }

    @Test
    void aFailedPluginTellsWhenItIsTriedAgain() {
        Instant next = Instant.parse("2026-01-01T00:00:30Z");
        Health health = health(status(State.FAILED, new IllegalStateException("no luck"), null, next));
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .isEqualTo(Map.of(
                        "state",
                        "FAILED",
                        "starts",
                        2,
                        "error",
                        "java.lang.IllegalStateException: no luck",
                        "nextRetryAt",
                        next));
    }

    @Test
    void aPluginThatRunsWithoutOneOfItsModulesIsUpAndSaysSo() {
        Health health = health(status(State.RUNNING, null, new IllegalStateException("no file"), null));
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("failedModules", Map.of("csv", "java.lang.IllegalStateException: no file"));
    }

    @Test
    void aPluginNamedLikeAContributorOfTheApplicationKeepsItsHealth() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, RootTodo.class).start();
        HealthContributorRegistry registry = context.getBean(HealthContributorRegistry.class);
        assertThat(registry.getContributor("todo")).isInstanceOf(HealthIndicator.class);
        assertThat(registry.getContributor("plugin-todo")).isInstanceOf(CompositeHealthContributor.class);
    }

    private static Iterable<String> names(ApplicationContext context) {
        return todo(context).stream().map(HealthContributors.Entry::name).toList();
    }

    private static Health health(ApplicationContext context, String name) {
        HealthContributor contributor = todo(context).getContributor(name);
        assertThat(contributor).isInstanceOf(HealthIndicator.class);
        return ((HealthIndicator) contributor).health();
    }

    private static Health health(PluginStatus status) {
        Backend told = mock();
        given(told.plugins()).willReturn(List.of(status));
        HealthContributor state = new PluginHealthContributor("todo", told).getContributor("state");
        assertThat(state).isInstanceOf(HealthIndicator.class);
        return ((HealthIndicator) state).health();
    }

    private static PluginStatus status(State state, Throwable failure, Throwable ofModule, Instant nextRetryAt) {
        List<ModuleStatus> modules =
                List.of(new ModuleStatus("csv", ofModule, null), new ModuleStatus("xml", null, null));
        return new PluginStatus("todo", modules, state, Instant.EPOCH, failure, 2, null, nextRetryAt);
    }

    private static CompositeHealthContributor todo(ApplicationContext context) {
        return (CompositeHealthContributor)
                context.getBean(HealthContributorRegistry.class).getContributor("todo");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({HealthContributorRegistryAutoConfiguration.class, PluginHealthAutoConfiguration.class})
    static class WithHealth {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        HealthIndicator queueHealthIndicator() {
            Object instance = new Object();
            return () -> Health.up().withDetail("instance", instance).build();
        }
    }

    @BackendPlugin("todo")
    static class BrokenPlugin {

        @Init
        void init() {
            throw new IllegalStateException("no luck");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RootTodo {

        @Bean
        HealthIndicator todoHealthIndicator() {
            return () -> Health.up().build();
        }
    }
}
