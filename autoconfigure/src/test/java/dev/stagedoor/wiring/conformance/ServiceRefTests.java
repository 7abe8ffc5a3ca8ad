package dev.stagedoor.wiring.conformance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendService;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service reference is. */
class ServiceRefTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case("REF-01")
    void twoReferencesWithOneIdMeanOneService() {
        Thing thing = new Thing("thing");
        PluginServiceRef<Thing> offered = ServiceRef.plugin("test.thing", Thing.class);
        PluginServiceRef<Thing> asked = ServiceRef.plugin("test.thing", Thing.class);
        backend.add(ServiceFactory.of(offered).create(deps -> thing), backend.asking("a", asked));
        backend.start();
        assertThat(backend.received("a", asked)).isSameAs(thing);
    }

    @Test
    @Case("REF-02")
    void aServiceIsPluginScopedAndSingleUnlessItSaysOtherwise() {
        assertThat(ServiceRef.of(Plain.class)).isInstanceOf(PluginServiceRef.class);
        assertThat(ServiceRef.of(Plain.class).scope()).isEqualTo(ServiceScope.PLUGIN);
        assertThat(ServiceRef.of(Plain.class).isMultiton()).isFalse();
    }

    @Test
    @Case("REF-03")
    void aRootServiceInAnotherScopeIsRefused() {
        assertThat(ServiceScope.values()).containsExactly(ServiceScope.ROOT, ServiceScope.PLUGIN);
        backend.declare(RootServiceAsPrototype.class);
        assertThat(backend.failure()).hasMessageContaining("'test.shared'").hasMessageContaining("scope");
    }

    @Test
    @Case("REF-03")
    void aPluginScopedServiceInAnotherScopeIsRefused() {
        backend.declare(PluginServiceAsPrototype.class);
        assertThat(backend.failure()).hasMessageContaining("'test.plain'").hasMessageContaining("scope");
    }

    @Test
    @Case({"REF-04", "EXT-13"})
    void aReferencePrintsItsKindAndItsId() {
        assertThat(ServiceRef.plugin("x", Thing.class)).hasToString("serviceRef{x}");
        assertThat(ServiceRef.root("x", Thing.class)).hasToString("serviceRef{x}");
        assertThat(ExtensionPointRef.of("x", Thing.class)).hasToString("extensionPoint{x}");
    }

    @Test
    @Case("REF-06")
    void oneReferenceAndOneFactoryServeTwoBackends() {
        RootServiceRef<Thing> ref = ServiceRef.root("test.thing", Thing.class);
        BackendFeature factory = ServiceFactory.of(ref).create(deps -> new Thing("made"));
        try (BackendRunner other = new BackendRunner()) {
            backend.add(factory, backend.asking("a", ref)).start();
            other.add(factory, other.asking("a", ref)).start();
            assertThat(backend.received("a", ref)).isNotSameAs(other.received("a", ref));
        }
    }

    @Test
    @Case("REF-07")
    void theCompilerKnowsWhatAServiceIs() {
        assertThat(Compilation.errors("Object f = ServiceFactory.of(PLUGIN).create(deps -> THING);"))
                .isEmpty();
        assertThat(Compilation.errors("Object f = ServiceFactory.of(PLUGIN).create(deps -> \"text\");"))
                .isNotEmpty();
        assertThat(Compilation.errors("List<Thing> all(Dependencies deps) { return deps.get(MANY); }"))
                .isEmpty();
        assertThat(Compilation.errors("Thing one(Dependencies deps) { return deps.get(MANY); }"))
                .isNotEmpty();
    }

    @Test
    @Case("REF-08")
    void twoReferencesThatDisagreeOnTheScopeAreRefused() {
        RootServiceRef<Thing> root = ServiceRef.root("test.thing", Thing.class);
        PluginServiceRef<Thing> plugin = ServiceRef.plugin("test.thing", Thing.class);
        backend.add(ServiceFactory.of(root).create(deps -> new Thing("root")), backend.asking("a", plugin));
        Throwable failure = backend.failure();
        assertThat(failure).hasMessageContaining("'test.thing'").hasMessageContaining("contradict");
        assertThat(BackendRunner.cause(failure, ConflictException.class)).isNotNull();
    }

    @Test
    @Case("REF-09")
    void twoReferencesThatDisagreeOnBeingAMultitonAreRefused() {
        PluginServiceRef<List<Thing>> many = ServiceRef.pluginMultiton("test.thing", Thing.class);
        PluginServiceRef<Thing> one = ServiceRef.plugin("test.thing", Thing.class);
        backend.add(ServiceFactory.member(many).create(deps -> new Thing("member")), backend.asking("a", one));
        assertThat(backend.failure()).hasMessageContaining("'test.thing'").hasMessageContaining("contradict");
    }

    @Test
    @Case("REF-10")
    void anIdMayHaveAnyForm() {
        PluginServiceRef<Thing> ref = ServiceRef.plugin("No Rule/at-all #1", Thing.class);
        backend.add(ServiceFactory.of(ref).create(deps -> new Thing("made")), backend.asking("a", ref));
        backend.start();
        assertThat(backend.received("a", ref).name()).isEqualTo("made");
    }

    @BackendService(id = "test.plain")
    interface Plain {}

    @BackendService(id = "test.shared", scope = ServiceScope.ROOT)
    interface Shared {}

    static class RootServiceAsPrototype {

        @Bean
        @Scope("prototype")
        Shared shared() {
            return new Shared() {};
        }
    }

    static class PluginServiceAsPrototype {

        @Bean
        @Scope("prototype")
        Plain plain() {
            return new Plain() {};
        }
    }
}
