package dev.stagedoor.actuator.autoconfigure;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.http.autoconfigure.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Actuator's own endpoints see the beans of plugins as they see any bean. */
class ActuatorEndpointsTests {

    @RegisterExtension
    final TestServer server = new TestServer()
            .property("management.endpoints.web.exposure.include", "*")
            .property("management.endpoint.health.show-components", "always")
            .property("management.endpoint.health.show-details", "always")
            .property("management.endpoint.configprops.show-values", "always")
            .property("todo.title", "Read");

    @BeforeEach
    void start() {
        server.run(TodoPlugin.class);
    }

    @Test
    void healthShowsAPluginAndItsIndicators() throws Exception {
        Map<String, Object> todo = JsonPath.read(read("/actuator/health"), "$.components.todo");
        assertThat(todo).containsEntry("status", "UP");
        assertThat(JsonPath.<String>read(todo, "$.components.state.details.state"))
                .isEqualTo("RUNNING");
        assertThat(JsonPath.<Integer>read(todo, "$.components.queue.details.length"))
                .isEqualTo(4);
        assertThat(JsonPath.<String>read(read("/actuator/health/todo/queue"), "$.status"))
                .isEqualTo("UP");
    }

    @Test
    void metricsShowsTheMetersOfAPluginWithItsTag() throws Exception {
        String items = read("/actuator/metrics/items?tag=backstage.plugin.id:todo");
        assertThat(JsonPath.<Double>read(items, "$.measurements[0].value")).isEqualTo(4.0);
        String running = read("/actuator/metrics/stagedoor.plugins?tag=state:running");
        assertThat(JsonPath.<Double>read(running, "$.measurements[0].value")).isEqualTo(1.0);
    }

    @Test
    void mappingsShowsTheRoutesOfAPluginUnderItsPath() throws Exception {
        String mappings = read("/actuator/mappings");
        List<String> handlers = JsonPath.read(
                mappings,
                "$.contexts.*.mappings.dispatcherServlets.dispatcherServlet[?(@.predicate =~"
                        + " /.*\\/api\\/todo\\/titles.*/)].handler");
        assertThat(handlers).singleElement().asString().contains(TodoController.class.getName());
    }

    @Test
    void beansShowsTheBeansOfAPluginWithTheirScope() throws Exception {
        List<Map<String, Object>> beans =
                JsonPath.read(read("/actuator/beans"), "$.contexts.*.beans['todo.controller']");
        assertThat(beans)
                .singleElement()
                .satisfies(controller -> assertThat(controller)
                        .containsEntry("scope", "plugin")
                        .containsEntry("type", TodoController.class.getName()));
    }

    @Test
    void conditionsShowsTheConditionsOnTheBeansOfAPlugin() throws Exception {
        List<Object> matches = JsonPath.read(
                read("/actuator/conditions"),
                "$.contexts.*.positiveMatches['ActuatorEndpointsTests.TodoPlugin#clock']");
        assertThat(matches).singleElement().asString().contains("OnBeanCondition");
    }

    @Test
    void configpropsShowsThePropertiesOfAPlugin() throws Exception {
        List<String> titles =
                JsonPath.read(read("/actuator/configprops/todo"), "$.contexts.*.beans.*.properties.title");
        assertThat(titles).containsExactly("Read");
    }

    private String read(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @BackendPlugin("todo")
    @EnableConfigurationProperties(TodoProperties.class)
    static class TodoPlugin {

        @Bean
        HealthIndicator queueHealthIndicator() {
            return () -> Health.up().withDetail("length", 4).build();
        }

        @Bean
        MeterBinder items() {
            return registry -> Gauge.builder("items", () -> 4).register(registry);
        }

        @Bean
        TodoController controller() {
            return new TodoController();
        }

        @Bean
        @ConditionalOnMissingBean(name = "sundial")
        Runnable clock() {
            return () -> {};
        }
    }

    @ConfigurationProperties("todo")
    record TodoProperties(String title) {}

    @RestController
    static class TodoController {

        @GetMapping("/titles")
        List<String> titles() {
            return List.of();
        }
    }
}
