package dev.stagedoor.wiring.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.slf4j.MDC;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.httpauth.AllowUnauthenticated;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.wiring.Trace;

/** A web application with one plugin of every trade, to be run in different surroundings. */
final class Surroundings {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Surroundings() {}

    static ConfigurableApplicationContext run(String... properties) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--management.endpoint.health.show-components=always"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return application.run(arguments.toArray(String[]::new));
    }

    static HttpResponse<String> get(ApplicationContext context, String path) {
        URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
        try {
            return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new IllegalStateException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    @BackendService(id = "running.counter", scope = ServiceScope.ROOT)
    interface Counter {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableScheduling
    @Import(DeskPlugin.class)
    static class Application {

        @Bean
        Trace trace() {
            return new Trace();
        }

        @Bean
        Ticks ticks() {
            return new Ticks();
        }

        @Bean
        Counter counter(Trace trace) {
            trace.add("root service made");
            return new Counter() {};
        }

        @Bean
        StringBuilder unused(Trace trace) {
            trace.add("other root bean made");
            return new StringBuilder();
        }
    }

    /** What is released by the second run of a scheduled method, counted anew after a reset. */
    static class Ticks {

        private volatile CountDownLatch latch = new CountDownLatch(2);

        void reset() {
            latch = new CountDownLatch(2);
        }

        void await() throws InterruptedException {
            Trace.await(latch);
        }
    }

    @BackendPlugin("desk")
    @Import({DeskPlugin.Controller.class, DeskPlugin.Tasks.class})
    static class DeskPlugin {

        @Bean
        HealthIndicator drawer() {
            return () -> Health.up().build();
        }

        @Init
        void init(LifecycleService lifecycle, Trace trace) {
            trace.add("init");
            lifecycle.addShutdownHook(() -> trace.add("shutdown"));
        }

        @RestController
        @AllowUnauthenticated
        static class Controller {

            @GetMapping("/thread")
            String thread() {
                return Thread.currentThread().toString();
            }

            @GetMapping("/mdc")
            String mdc() {
                return String.valueOf(MDC.get("plugin"));
            }
        }

        static class Tasks {

            private final Ticks ticks;

            private final Trace trace;

            Tasks(Ticks ticks, Trace trace) {
                this.ticks = ticks;
                this.trace = trace;
            }

            @Scheduled(fixedDelay = 10)
            void tick() {
                ticks.latch.countDown();
            }

            @EventListener
            void on(String event) {
                trace.add("heard " + event);
            }
        }
    }
}
