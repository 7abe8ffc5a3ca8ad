package dev.stagedoor.wiring.conformance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.BackendStartupException;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said when something needs what nothing offers. */
class MissingDependencyTests {

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    private static final PluginServiceRef<Thing> B = ServiceRef.plugin("test.b", Thing.class);

    private static final PluginServiceRef<Thing> C = ServiceRef.plugin("test.c", Thing.class);

    private static final PluginServiceRef<Thing> D = ServiceRef.plugin("test.d", Thing.class);

    private static final RootServiceRef<Thing> ROOT = ServiceRef.root("test.root", Thing.class);

    private static final RootServiceRef<Thing> ROOT_MISSING = ServiceRef.root("test.rootMissing", Thing.class);

    private static final ExtensionPointRef<Runnable> POINT = ExtensionPointRef.of("other.point", Runnable.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case({"MIS-01", "MIS-02", "ERR-04"})
    void aServiceNamesEverythingThatItMissesAndIsNotMade() {
        backend.add(needing(A, C, D), backend.asking("catalog", A));
        assertThat(backend.pluginFailure("catalog"))
                .hasMessageContaining("'test.a' for 'catalog'")
                .hasMessageContaining("missing: 'test.c', 'test.d'");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"MIS-01", "MIS-02"})
    void aServiceBeanNamesEverythingThatItMissesAndIsNotMade() {
        backend.declare(NeedingTwo.class, AskingForNeedy.class);
        assertThat(backend.pluginFailure("catalog"))
                .hasMessageContaining("'test.needy' for 'catalog'")
                .hasMessageContaining("missing: 'test.first', 'test.second'");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("MIS-03")
    void whatIsMissingFurtherDownIsToldInFull() {
        backend.add(needing(A, B), needing(B, C, D), backend.asking("catalog", A));
        assertThat(backend.pluginFailure("catalog").getMessage())
                .containsSubsequence("'test.a' for 'catalog'", "'test.b' for 'catalog'", "missing: 'test.c', 'test.d'");
    }

    @Test
    @Case({"MIS-04", "ERR-05"})
    void aPluginNamesEverythingThatItsInitMissesAndDoesNotRun() {
        backend.add(BackendRunner.plugin("catalog", deps -> backend.trace().add("init"), C, ROOT_MISSING));
        assertThat(backend.pluginFailure("catalog"))
                .hasMessageContaining("plugin 'catalog'")
                .hasMessageContaining("serviceRef{test.c}, serviceRef{test.rootMissing}");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"MIS-05", "ERR-05", "BFP-15"})
    void aModuleNamesWhatItMissesAndItsPluginRunsNevertheless() {
        backend.add(
                BackendRunner.plugin("catalog", deps -> backend.trace().add("plugin")),
                BackendRunner.module("catalog", "m", deps -> backend.trace().add("module"), C, D));
        StartupResult result = backend.startupError().getResult();
        assertThat(BackendRunner.failureOf(BackendRunner.entry(result, "catalog", "m")))
                .hasMessageContaining("module 'm'")
                .hasMessageContaining("plugin 'catalog'")
                .hasMessageContaining("serviceRef{test.c}, serviceRef{test.d}");
        assertThat(BackendRunner.entry(result, "catalog").failure()).isNull();
        assertThat(backend.trace().events()).containsExactly("plugin");
    }

    @Test
    @Case("MIS-06")
    void extensionPointsAndServicesThatAreMissingAreListedTogether() {
        backend.add(backend.asking("catalog"), backend.asking("catalog", "m", POINT, C));
        assertThat(backend.moduleFailure("catalog", "m"))
                .hasMessageContaining("extensionPoint{other.point}, serviceRef{test.c}");
    }

    @Test
    @Case({"MIS-07", "ERR-16", "LDR-12"})
    void aLoaderNamesEverythingThatItMissesAndDoesNotRun() {
        RootServiceRef<Thing> another = ServiceRef.root("test.another", Thing.class);
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .add(BackendFeature.loader(
                        deps -> {
                            backend.trace().add("loader");
                            return List.of();
                        },
                        ROOT_MISSING,
                        another));
        Throwable failure = backend.failure();
        assertThat(failure)
                .isNotInstanceOf(BackendStartupException.class)
                .hasMessageContaining("serviceRef{test.rootMissing}, serviceRef{test.another}")
                .hasMessageContaining("MissingDependencyTests.aLoaderNamesEverything");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("MIS-08")
    void aServiceThatNobodyUsesMayMissAnything() {
        backend.add(needing(A, C, D), backend.asking("catalog"));
        backend.start();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("MIS-08")
    void aServiceBeanThatNobodyUsesMayMissAnything() {
        backend.declare(NeedingTwo.class).add(backend.asking("catalog")).start();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("MIS-09")
    void pluginMetadataIsNeverMissing() {
        backend.add(backend.asking("catalog", CoreServices.PLUGIN_METADATA));
        backend.start();
        assertThat(backend.received("catalog", CoreServices.PLUGIN_METADATA).getId())
                .isEqualTo("catalog");
    }

    @Test
    @Case("MIS-10")
    void aRootServiceThatMissesSomethingFailsTheStartForTheRoot() {
        backend.add(ServiceFactory.of(ROOT).deps(ROOT_MISSING).create(deps -> new Thing("root")));
        assertThat(backend.failure())
                .isNotInstanceOf(BackendStartupException.class)
                .hasMessageContaining("'test.root' for 'root'")
                .hasMessageContaining("missing: 'test.rootMissing'");
    }

    @Test
    @Case("MIS-11")
    void aForeignExtensionPointIsReportedAlone() {
        backend.add(
                BackendFeature.plugin("other", points -> {
                    points.registerExtensionPoint(POINT, () -> {});
                    points.registerInit(deps -> {});
                }),
                backend.asking("catalog"),
                backend.asking("catalog", "m", C, POINT));
        assertThat(backend.moduleFailure("catalog", "m"))
                .hasMessageContaining("'other.point'")
                .hasMessageNotContaining("test.c");
    }

    private BackendFeature needing(PluginServiceRef<Thing> ref, ServiceRef<?>... needed) {
        return ServiceFactory.of(ref).deps(needed).create(deps -> {
            backend.trace().add(ref.id());
            return new Thing(ref.id());
        });
    }

    @BackendService(id = "test.first")
    interface First {}

    @BackendService(id = "test.second")
    interface Second {}

    @BackendService(id = "test.needy")
    interface Needy {}

    static class NeedingTwo {

        @Bean
        @PluginScope
        Needy needy(First first, Second second, Trace trace) {
            trace.add("made");
            return new Needy() {};
        }
    }

    @BackendPlugin("catalog")
    static class AskingForNeedy {

        @Init
        void init(Needy needy) {}
    }
}
