package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import dev.stagedoor.BackendStartupException;
import dev.stagedoor.wiring.BackendFailure.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who is told of failures. */
class FailureReportsTests {

    private final List<BackendFailure> told = new ArrayList<>();

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    @Test
    void everybodyIsToldAlsoIfAnotherFails() {
        beans.addBean("broken", (FailureListener) failure -> {
            throw new IllegalStateException("no luck");
        });
        beans.addBean("listener", (FailureListener) told::add);
        Throwable error = new IllegalArgumentException("broken");
        new FailureReports(beans.getBeanProvider(FailureListener.class)).report(Source.TASK, "todo", "purge", error);
        assertThat(told).singleElement().satisfies(failure -> {
            assertThat(failure.source()).hasToString("task");
            assertThat(failure.pluginId()).isEqualTo("todo");
            assertThat(failure.place()).isEqualTo("purge");
            assertThat(failure.error()).isSameAs(error);
        });
    }

    @Test
    void failuresOfModulesAndPluginsAreTold() {
        TestBackend backend = new TestBackend();
        beans.addBean("listener", (FailureListener) told::add);
        backend.failures = new FailureReports(beans.getBeanProvider(FailureListener.class));
        FakePlugin todo = backend.plugin("todo").init(FailureReportsTests::fail);
        todo.module("csv").init(FailureReportsTests::fail);
        assertThatExceptionOfType(BackendStartupException.class).isThrownBy(backend::start);
        assertThat(told)
                .extracting(failure -> failure.source() + " " + failure.pluginId() + " " + failure.place())
                .containsExactlyInAnyOrder("module todo csv", "start todo ");
    }

    private static void fail() {
        throw new IllegalStateException("no luck");
    }
}
