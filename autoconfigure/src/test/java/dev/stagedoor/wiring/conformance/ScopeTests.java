package dev.stagedoor.wiring.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Which scope may depend on which, and for whom an instance is made. */
class ScopeTests {

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    private static final PluginServiceRef<Thing> B = ServiceRef.plugin("test.b", Thing.class);

    private static final RootServiceRef<Thing> R1 = ServiceRef.root("test.r1", Thing.class);

    private static final RootServiceRef<Thing> R2 = ServiceRef.root("test.r2", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case({"SCO-01", "SCO-08"})
    void aPluginScopedServiceAndAnInitMayDependOnBothScopes() {
        backend.add(
                ServiceFactory.of(R1).create(deps -> new Thing("r1")),
                ServiceFactory.of(B).create(deps -> new Thing("b")),
                ServiceFactory.of(A).deps(R1, B).create(deps -> new Thing("a", deps.get(R1), deps.get(B))),
                backend.asking("one", A, B, R1),
                backend.asking("one", "m", B, R1));
        backend.start();
        assertThat(backend.received("one", A).part(0)).isSameAs(backend.received("one", R1));
        assertThat(backend.received("one", A).part(1)).isSameAs(backend.received("one.m", B));
        assertThat(backend.received("one.m", R1)).isSameAs(backend.received("one", R1));
    }

    @Test
    @Case("SCO-02")
    void aRootServiceMayDependOnRootServices() {
        backend.add(
                ServiceFactory.of(R1).deps(R2).create(deps -> new Thing("r1", deps.get(R2))),
                ServiceFactory.of(R2).create(deps -> new Thing("r2")),
                backend.asking("one", R1, R2));
        backend.start();
        assertThat(backend.received("one", R1).part(0)).isSameAs(backend.received("one", R2));
    }

    @Test
    @Case({"SCO-03", "ERR-06"})
    void aRootServiceThatDependsOnAPluginScopedOneFailsTheStart() {
        backend.declare(RootNeedsLogger.class);
        assertThat(backend.failure())
                .hasMessageContaining("'test.shared' (scope root")
                .hasMessageContaining("'core.logger' (scope plugin");
    }

    @Test
    @Case("SCO-04")
    void aRootServiceThatDependsOnPluginMetadataFailsTheStart() {
        backend.declare(RootNeedsMetadata.class);
        assertThat(backend.failure())
                .hasMessageContaining("'test.shared' (scope root")
                .hasMessageContaining("'core.pluginMetadata' (scope plugin");
    }

    @Test
    @Case("SCO-05")
    void aLazyRootServiceThatNobodyUsesIsCheckedToo() {
        backend.declare(LazyRootNeedsLogger.class);
        assertThat(backend.failure())
                .hasMessageContaining("'test.shared' (scope root")
                .hasMessageContaining("'core.logger' (scope plugin");
    }

    @Test
    @Case({"SCO-06", "MET-07"})
    void metadataTellsThePluginAlsoInAModule() {
        backend.add(
                ServiceFactory.of(A)
                        .deps(CoreServices.PLUGIN_METADATA)
                        .create(deps ->
                                new Thing(deps.get(CoreServices.PLUGIN_METADATA).getId())),
                backend.asking("catalog"),
                backend.asking("catalog", "m", A, CoreServices.PLUGIN_METADATA));
        backend.start();
        assertThat(backend.received("catalog.m", A).name()).isEqualTo("catalog");
        assertThat(backend.received("catalog.m", CoreServices.PLUGIN_METADATA).getId())
                .isEqualTo("catalog");
    }

    @Test
    @Case({"SCO-07", "LDR-06"})
    void aLoaderThatAsksForAPluginScopedServiceDoesNotCompile() {
        assertThat(Compilation.errors("Object f = BackendFeature.loader(deps -> List.of(), ROOT);"))
                .isEmpty();
        assertThat(Compilation.errors("Object f = BackendFeature.loader(deps -> List.of(), PLUGIN);"))
                .isNotEmpty();
    }

    @Test
    @Case({"SCO-09", "PLG-16"})
    void noInstanceOfOnePluginReachesAnother() {
        backend.add(
                ServiceFactory.of(A).create(deps -> new Thing("a")),
                ServiceFactory.of(B).deps(A).create(deps -> new Thing("b", deps.get(A))),
                backend.asking("one", A, B),
                backend.asking("two", A, B));
        backend.start();
        assertThat(backend.received("one", B).part(0)).isSameAs(backend.received("one", A));
        assertThat(backend.received("two", B).part(0))
                .isSameAs(backend.received("two", A))
                .isNotSameAs(backend.received("one", A));
        assertThat(backend.received("two", B)).isNotSameAs(backend.received("one", B));
    }

    @Test
    @Case("SCO-10")
    void noPluginMayBeCalledRoot() {
        assertThat(catchThrowable(() -> backend.asking("root")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'root'");
        backend.declare(Rooted.class);
        assertThat(backend.failure()).hasMessageContaining("'root'");
    }

    @Test
    @Case("SCO-11")
    void aRootFactoryThatAsksForAPluginScopedServiceDoesNotCompile() {
        assertThat(Compilation.errors("Object f = ServiceFactory.of(ROOT).deps(ROOT).create(deps -> THING);"))
                .isEmpty();
        assertThat(Compilation.errors("Object f = ServiceFactory.of(ROOT).deps(PLUGIN).create(deps -> THING);"))
                .isNotEmpty();
    }

    @BackendService(id = "test.shared", scope = ServiceScope.ROOT)
    interface Shared {}

    static class RootNeedsLogger {

        @Bean
        Shared shared(LoggerService logger) {
            return new Shared() {};
        }
    }

    static class LazyRootNeedsLogger {

        @Bean
        @Lazy
        Shared shared(LoggerService logger) {
            return new Shared() {};
        }
    }

    static class RootNeedsMetadata {

        @Bean
        Shared shared(PluginMetadataService plugin) {
            return new Shared() {};
        }
    }

    @BackendPlugin("root")
    static class Rooted {}
}
