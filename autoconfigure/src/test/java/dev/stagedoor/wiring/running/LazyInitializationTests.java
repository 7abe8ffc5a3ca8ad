package dev.stagedoor.wiring.running;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** A web application with {@code spring.main.lazy-initialization=true}. */
class LazyInitializationTests {

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = Surroundings.run("spring.main.lazy-initialization=true");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void routesAreServed() {
        assertThat(Surroundings.get(context, "/api/desk/thread").statusCode()).isEqualTo(200);
    }

    @Test
    void healthShowsThePlugin() {
        assertThat(Surroundings.get(context, "/actuator/health").body()).contains("\"desk\"", "\"drawer\"");
    }

    @Test
    void listenersHear() {
        context.publishEvent("news");
        assertThat(context.getBean(Trace.class).events()).contains("heard news");
    }

    @Test
    void schedulesRun() throws InterruptedException {
        context.getBean(Surroundings.Ticks.class).await();
    }

    @Test
    void rootServicesAreMadeAtTheStartAndOtherRootBeansAreNot() {
        assertThat(context.getBean(Trace.class).events())
                .contains("root service made")
                .doesNotContain("other root bean made");
    }
}
