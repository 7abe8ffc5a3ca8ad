package dev.stagedoor.wiring.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service reference is. */
class ServiceRefTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case("REF-01")
    void twoReferencesWithOneIdMeanOneService() {
        Thing thing = new Thing();
        PluginServiceRef<Thing> offered = ServiceRef.plugin("test.thing", Thing.class);
        PluginServiceRef<Thing> asked = ServiceRef.plugin("test.thing", Thing.class);
        backend.add(ServiceFactory.of(offered).create(deps -> thing), backend.asking("a", asked));
        backend.start();
        assertThat(backend.received("a", asked)).isSameAs(thing);
    }

    static final class Thing {}
}
