package dev.stagedoor.wiring.faults;

import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made again for a plugin that is tried again, and what is not tried again. */
class HealingTests {

    private static final PluginServiceRef<Desk> DESK = ServiceRef.plugin("acme.desk", Desk.class);

    private static final RootServiceRef<Office> OFFICE = ServiceRef.root("acme.office", Office.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner()
            .property("backend.startup.default.onPluginBootFailure", "continue")
            .property("backend.startup.default.onPluginModuleBootFailure", "continue")
            .property("stagedoor.startup.retry.delay", "1ms")
            .property("stagedoor.startup.retry.max-delay", "1ms");

    private final AtomicInteger made = new AtomicInteger();

    private final AtomicInteger moduleInits = new AtomicInteger();

    private volatile boolean broken = true;

    @Test
    void aFailedRootContextIsMadeAgain() {
        Backend handle = start(desks(), BackendRunner.plugin("todo", deps -> {}, DESK));
        assertHeals(handle);
    }

    @Test
    void aFailedLazyRootServiceIsMadeAgain() {
        Backend handle = start(offices(), BackendRunner.plugin("todo", deps -> {}, OFFICE));
        assertHeals(handle);
    }

    @Test
    void aRootContextThatWasMadeIsNotMadeAgain() {
        broken = false;
        Backend handle = start(
                desks(),
                BackendRunner.plugin("todo", deps -> {}, DESK),
                BackendRunner.plugin("other", deps -> {}, DESK));
        handle.restart("todo");
        assertThat(made).hasValue(1);
    }

    @Test
    void aPluginThatRunsKeepsItsServicesWhenAnotherIsTriedAgain() {
        AtomicInteger otherInits = new AtomicInteger();
        Backend handle = start(
                desks(),
                BackendRunner.plugin("todo", deps -> {}, DESK),
                BackendRunner.plugin("other", deps -> otherInits.incrementAndGet()));
        assertHeals(handle);
        int contexts = made.get();
        handle.restart("other");
        assertThat(made).hasValue(contexts);
        assertThat(otherInits).hasValue(2);
        assertThat(status(handle, "todo").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aPluginIsRestartedForAModuleThatFailed() {
        Backend handle = start(BackendRunner.plugin("todo", deps -> {}), csv());
        Awaitility.await().until(() -> status(handle, "todo").starts() > 2);
        broken = false;
        Awaitility.await()
                .until(() -> status(handle, "todo").state() == State.RUNNING && moduleFailure(handle) == null);
        int inits = moduleInits.get();
        assertThat(status(handle, "todo").starts()).isEqualTo(inits).isGreaterThan(1);
        assertThat(status(handle, "todo").nextRetryAt()).isNull();
    }

    @Test
    void aPluginIsNotRestartedForAModuleIfThatIsSwitchedOff() {
        backend.property("stagedoor.startup.retry.modules", "false");
        Backend handle = start(BackendRunner.plugin("todo", deps -> {}), csv());
        assertThat(status(handle, "todo").state()).isEqualTo(State.RUNNING);
        assertThat(moduleFailure(handle)).hasMessage("no luck");
        assertThat(status(handle, "todo").nextRetryAt()).isNull();
    }

    @Test
    void nothingIsTriedAgainIfThatIsSwitchedOff() {
        backend.property("stagedoor.startup.retry.enabled", "false");
        Backend handle = start(desks(), BackendRunner.plugin("todo", deps -> {}, DESK));
        assertThat(status(handle, "todo").state()).isEqualTo(State.FAILED);
        assertThat(status(handle, "todo").nextRetryAt()).isNull();
        assertThat(made).hasValue(1);
    }

    @Test
    void aPluginWithAMistakeInItsWiringIsNotTriedAgain() {
        backend.declare(Mistaken.class);
        Backend handle = start();
        assertThat(status(handle, "mistaken").state()).isEqualTo(State.FAILED);
        assertThat(status(handle, "mistaken").nextRetryAt()).isNull();
    }

    @Test
    void aPluginIsNotRestartedForAModuleWithAMistakeInItsWiring() {
        backend.declare(MistakenModule.class);
        Backend handle = start(BackendRunner.plugin("todo", deps -> {}));
        assertThat(status(handle, "todo").state()).isEqualTo(State.RUNNING);
        assertThat(moduleFailure(handle)).isNotNull();
        assertThat(status(handle, "todo").nextRetryAt()).isNull();
    }

    private void assertHeals(Backend handle) {
        assertThat(status(handle, "todo").state()).isEqualTo(State.FAILED);
        assertThat(made).hasPositiveValue();
        broken = false;
        Awaitility.await().until(() -> status(handle, "todo").state() == State.RUNNING);
        assertThat(made).hasValueGreaterThan(1);
    }

    private BackendFeature desks() {
        return ServiceFactory.of(DESK)
                .deps()
                .rootContext(deps -> make(new Office()))
                .create((deps, office) -> new Desk());
    }

    private BackendFeature offices() {
        return ServiceFactory.of(OFFICE)
                .deps()
                .initialization(Initialization.LAZY)
                .create(deps -> make(new Office()));
    }

    private BackendFeature csv() {
        return BackendRunner.module("todo", "csv", deps -> {
            moduleInits.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("no luck");
            }
        });
    }

    private <T> T make(T instance) {
        made.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("no luck");
        }
        return instance;
    }

    private Backend start(BackendFeature... features) {
        return backend.add(features).start().getBean(Backend.class);
    }

    private static PluginStatus status(Backend handle, String pluginId) {
        return handle.plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElseThrow();
    }

    private static Throwable moduleFailure(Backend handle) {
        return status(handle, "todo").modules().get(0).failure();
    }

    static class Desk {}

    static class Office {}

    /** Nobody offers it. */
    interface Missing {}

    @BackendPlugin("mistaken")
    static class Mistaken {

        @Init
        void init(Missing missing) {}
    }

    @BackendModule(pluginId = "todo", moduleId = "mistaken")
    static class MistakenModule {

        @Init
        void init(Missing missing) {}
    }
}
