package dev.stagedoor.wiring.conformance;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.cause;
import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a backend does with input that makes no sense. */
class BadInputTests {

    private static final PluginServiceRef<StringBuilder> TEXT = ServiceRef.plugin("test.text", StringBuilder.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"VAL-01", "VAL-05", "BFP-11", "ERR-22"})
    void aNullDependencyOfAnInitIsAFailureOfItsPluginAlone() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue");
        StartupResult result = backend.add(
                        plugin("bad", deps -> trace.add("bad"), CoreServices.LOGGER, null),
                        plugin("good", deps -> trace.add("good")))
                .startupResult();
        Throwable failure = failureOf(entry(result, "bad"));
        assertThat(failure).hasMessageContainingAll("'bad'", "Dependency 1", "null");
        assertThat(cause(failure, InputException.class)).isNotNull();
        assertThat(trace.events()).containsExactly("good");
    }

    @Test
    @Case({"VAL-01", "VAL-05", "BFP-11"})
    void aNullDependencyOfAModulesInitIsAFailureOfTheModuleAlone() {
        StartupResult result = backend.add(
                        plugin("todo", deps -> trace.add("plugin")),
                        module("todo", "bad", deps -> trace.add("bad"), CoreServices.LOGGER, null),
                        module("todo", "good", deps -> trace.add("good")))
                .startupError()
                .getResult();
        assertThat(failureOf(entry(result, "todo", "bad"))).hasMessageContainingAll("'bad'", "'todo'", "null");
        assertThat(trace.events()).containsExactly("good", "plugin");
    }

    @Test
    @Case({"VAL-02", "ERR-22"})
    void aNullDependencyOfAFactoryIsRefusedWhereItIsMade() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ServiceFactory.of(TEXT).deps(CoreServices.LOGGER, null))
                .withMessageContainingAll("'test.text'", "Dependency 1", "null");
    }

    @Test
    @Case({"VAL-06", "ERR-22"})
    void aNullAmongTheFeaturesIsRefusedByItsPosition() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Backend.features(plugin("todo", deps -> {}), null))
                .withMessageContaining("Feature 1")
                .withMessageContaining("null");
    }

    @Test
    @Case({"VAL-04", "LDR-17"})
    void aNullFromALoaderIsNamedWithItsPosition() {
        Throwable failure = backend.add(BackendFeature.loader(deps -> Arrays.asList(plugin("todo", none -> {}), null)))
                .failure();
        assertThat(failure).hasStackTraceContaining("BadInputTests").hasStackTraceContaining("Item 1");
    }

    @Test
    @Case({"VAL-10", "PLG-05"})
    void theMalformedIdOfAnAnnotatedPluginIsNamedAtTheStart() {
        Throwable failure = backend.declare(BadId.class).failure();
        assertThat(failure).hasStackTraceContaining("'not_-valid'");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"VAL-10", "MOD-01"})
    void theMalformedIdOfAnAnnotatedModuleIsNamedAtTheStart() {
        Throwable failure = backend.declare(GoodPlugin.class, BadModuleId.class).failure();
        assertThat(failure).hasStackTraceContaining("'9lives'").hasStackTraceContaining("'good'");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"PLG-03", "VAL-05", "BFP-11"})
    void twoInitMethodsAreAFailureOfThePlugin() {
        Throwable failure = backend.declare(TwoInits.class).pluginFailure("twice");
        assertThat(failure).hasMessageContaining("@Init").hasMessageContaining("'twice'");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"VAL-10", "SCO-10"})
    void theIdRootIsReserved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plugin("root", deps -> {}))
                .withMessageContaining("'root'")
                .withMessageContaining("reserved");
    }

    @Test
    @Case({"VAL-10", "OVR-02", "VAL-03"})
    void nothingButIdsIsCheckedBeforeTheStart() {
        backend.add(
                ServiceFactory.of(TEXT).create(deps -> new StringBuilder()),
                ServiceFactory.of(TEXT).create(deps -> new StringBuilder()),
                plugin("todo", deps -> trace.add("init")));
        assertThat(List.of(Backend.features())).hasSize(1);
        assertThat(backend.failure()).hasStackTraceContaining("'test.text'");
        assertThat(trace.events()).isEmpty();
    }

    @BackendPlugin("not_-valid")
    static class BadId {

        @Init
        void init(Trace trace) {
            trace.add("init");
        }
    }

    @BackendPlugin("good")
    static class GoodPlugin {

        @Init
        void init(Trace trace) {
            trace.add("init");
        }
    }

    @BackendModule(pluginId = "good", moduleId = "9lives")
    static class BadModuleId {

        @Init
        void init(Trace trace) {
            trace.add("init");
        }
    }

    @BackendPlugin("twice")
    static class TwoInits {

        @Init
        void first(Trace trace) {
            trace.add("first");
        }

        @Init
        void second(Trace trace) {
            trace.add("second");
        }
    }
}
