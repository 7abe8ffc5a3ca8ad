package dev.stagedoor.wiring.running;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import dev.stagedoor.Backend;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** Backends that Spring's test framework keeps for other test classes. */
class CachedContextTests {

    @AfterAll
    static void closeAll() throws Exception {
        for (Class<?> type : new Class<?>[] {First.class, Mocking.class}) {
            TestContextManager manager = new TestContextManager(type);
            manager.getTestContext().markApplicationContextDirty(DirtiesContext.HierarchyMode.EXHAUSTIVE);
        }
    }

    @Test
    void classesWithOneConfigurationShareOneBackend() throws Exception {
        ApplicationContext first = runClass(First.class);
        ApplicationContext second = runClass(Second.class);
        assertThat(second).isSameAs(first);
        assertThat(first.getBean(Trace.class).of("init")).containsExactly("init");
    }

    @Test
    void aDirtyContextIsFollowedByAFreshBackend() throws Exception {
        ApplicationContext first = runClass(Dirty.class);
        assertThat(((ConfigurableApplicationContext) first).isActive()).isFalse();
        ApplicationContext second =
                new TestContextManager(Second.class).getTestContext().getApplicationContext();
        assertThat(second).isNotSameAs(first);
        assertThat(second.getBean(Trace.class).of("init", "shutdown")).containsExactly("init");
    }

    @Test
    void aMockMakesAnotherBackend() throws Exception {
        ApplicationContext mocking = runClass(Mocking.class);
        assertThat(mocking).isNotSameAs(runClass(First.class));
        assertThat(mocking.getBean(Trace.class).events()).doesNotContain("root service made");
    }

    @Test
    void aCachedBackendServesAgainAfterAnotherWasUsed() throws Exception {
        ApplicationContext first = runClass(First.class);
        runClass(Mocking.class);
        TestContextManager again = new TestContextManager(Second.class);
        assertThat(again.getTestContext().getApplicationContext()).isSameAs(first);
        assertThat(first.getBean(Backend.class).plugins())
                .extracting(Backend.PluginStatus::state)
                .containsExactly(Backend.State.RUNNING);
        assertThat(Surroundings.get(first, "/api/desk/mdc").body()).isEqualTo("desk");
        first.publishEvent("more");
        assertThat(first.getBean(Trace.class).events()).contains("heard more").doesNotContain("shutdown");
        Surroundings.Ticks ticks = first.getBean(Surroundings.Ticks.class);
        ticks.reset();
        ticks.await();
    }

    /** What happens around a test class that uses its context. */
    private static ApplicationContext runClass(Class<?> type) throws Exception {
        TestContextManager manager = new TestContextManager(type);
        manager.beforeTestClass();
        ApplicationContext context = manager.getTestContext().getApplicationContext();
        manager.afterTestClass();
        return context;
    }

    @SpringBootTest(classes = Surroundings.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    static class First {}

    @SpringBootTest(classes = Surroundings.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    static class Second {}

    @DirtiesContext
    @SpringBootTest(classes = Surroundings.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    static class Dirty {}

    @SpringBootTest(classes = Surroundings.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    static class Mocking {

        @MockitoBean
        Surroundings.Counter counter;
    }
}
