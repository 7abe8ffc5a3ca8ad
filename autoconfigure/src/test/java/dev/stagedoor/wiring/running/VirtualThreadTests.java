package dev.stagedoor.wiring.running;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** A web application with {@code spring.threads.virtual.enabled} on and off. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTests {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestsTasksAndHooksRunOnTheThreadsThatBootSays(boolean virtual) throws InterruptedException {
        Trace trace;
        try (ConfigurableApplicationContext context = Surroundings.run("spring.threads.virtual.enabled=" + virtual)) {
            trace = context.getBean(Trace.class);
            String thread = Surroundings.get(context, "/api/desk/thread").body();
            assertThat(thread.startsWith("VirtualThread")).as(thread).isEqualTo(virtual);
            assertThat(Surroundings.get(context, "/api/desk/mdc").body()).isEqualTo("desk");
            context.getBean(Surroundings.Ticks.class).await();
        }
        assertThat(trace.of("init", "shutdown")).containsExactly("init", "shutdown");
    }
}
