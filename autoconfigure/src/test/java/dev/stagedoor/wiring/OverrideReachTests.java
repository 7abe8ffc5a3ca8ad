package dev.stagedoor.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.metadata.PluginMetadataService;

import static org.assertj.core.api.Assertions.assertThat;

/** An override that is one {@code @Bean} of the application, seen from everywhere in a plugin. */
class OverrideReachTests {

    private static final Map<String, String> seen = new ConcurrentHashMap<>();

    private static CountDownLatch ticked = new CountDownLatch(1);

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() throws InterruptedException {
        seen.clear();
        ticked = new CountDownLatch(1);
        context = new SpringApplication(Application.class)
                .run("--server.port=0", "--backend.auth.dangerouslyDisableDefaultAuthPolicy=true");
        assertThat(ticked.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void aPluginsInitGetsTheOverride() {
        assertThat(seen).containsEntry("init", "override for todo");
    }

    @Test
    void aModuleGetsTheOverride() {
        assertThat(seen).containsEntry("module", "override for todo");
    }

    @Test
    void anotherServiceGetsTheOverride() {
        assertThat(seen).containsEntry("service", "override for todo");
    }

    @Test
    void aProviderGivesTheOverrideAlsoLaterOnAnotherThread() throws InterruptedException {
        Later later = context.getBean(Later.class);
        Thread thread =
                new Thread(() -> seen.put("late", later.colour().getObject().name()));
        thread.start();
        thread.join();
        assertThat(seen).containsEntry("late", "override for todo");
    }

    @Test
    void aListenerGetsTheOverride() {
        context.publishEvent(new Asked());
        assertThat(seen).containsEntry("listener", "override for todo");
    }

    @Test
    void aTaskGetsTheOverride() {
        assertThat(seen).containsEntry("task", "override for todo");
    }

    @Test
    void aControllerGetsTheOverride() {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        String answer = RestClient.create()
                .get()
                .uri("http://localhost:" + port + "/api/todo/colour")
                .retrieve()
                .body(String.class);
        assertThat(answer).isEqualTo("override for todo");
    }

    static void saw(String where, String what) {
        seen.put(where, what);
    }

    @BackendService(id = "acme.colour", defaultFactory = ColourFactory.class)
    interface Colour {
        String name();
    }

    @BackendService(id = "acme.paint", defaultFactory = PaintFactory.class)
    interface Paint {}

    record Asked() {}

    record Later(ObjectProvider<Colour> colour) {}

    @Configuration
    @EnableAutoConfiguration
    @EnableScheduling
    @Import({Todo.class, Extra.class})
    static class Application {

        @Bean
        @PluginScope
        Colour colour(PluginMetadataService plugin) {
            return () -> "override for " + plugin.getId();
        }
    }

    @BackendPlugin("todo")
    @Import({Controller.class, Listener.class, Task.class})
    static class Todo {

        @Bean
        Later later(ObjectProvider<Colour> colour) {
            return new Later(colour);
        }

        @Init
        void init(Colour colour, Paint paint) {
            seen.put("init", colour.name());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "extra")
    static class Extra {

        @Init
        void init(Colour colour) {
            seen.put("module", colour.name());
        }
    }

    @RestController
    record Controller(Colour colour) {

        @GetMapping("/colour")
        String name() {
            return colour.name();
        }
    }

    record Listener(Colour colour) {

        @EventListener
        void on(Asked asked) {
            seen.put("listener", colour.name());
        }
    }

    record Task(Colour colour) {

        @Scheduled(fixedDelay = 50)
        void tick() {
            seen.put("task", colour.name());
            ticked.countDown();
        }
    }
}

class ColourFactory {

    @Bean
    @PluginScope
    OverrideReachTests.Colour colour() {
        throw new IllegalStateException("the default was made");
    }
}

class PaintFactory {

    @Bean
    @PluginScope
    OverrideReachTests.Paint paint(OverrideReachTests.Colour colour) {
        OverrideReachTests.saw("service", colour.name());
        return new OverrideReachTests.Paint() {};
    }
}
