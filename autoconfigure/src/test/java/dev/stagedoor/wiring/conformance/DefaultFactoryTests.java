package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** The factory that a reference carries, for when nothing else offers the service. */
class DefaultFactoryTests {

    private static final PluginServiceRef<Thing> PLAIN = ServiceRef.plugin("test.a", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    private final PluginServiceRef<Thing> withDefault = PLAIN.defaultFactory(ref -> {
        trace.add("loaded");
        return ServiceFactory.of(ref).create(deps -> {
            trace.add("made");
            return new Thing("default");
        });
    });

    @Test
    @Case("DEF-01")
    void theDefaultMakesTheServiceThatNothingElseOffers() {
        backend.add(backend.asking("one", withDefault)).start();
        assertThat(backend.received("one", withDefault).name()).isEqualTo("default");
    }

    @Test
    @Case("DEF-01")
    void anAnnotatedContractHasADefaultFactoryToo() {
        backend.declare(AskingForGreeter.class).start();
        assertThat(trace.events()).containsExactly("hello from greeting");
    }

    @Test
    @Case("DEF-02")
    void aDefaultIsNotEvenLoadedWhereSomethingElseOffersTheService() {
        backend.add(
                ServiceFactory.of(PLAIN).create(deps -> new Thing("installed")), backend.asking("one", withDefault));
        backend.start();
        assertThat(backend.received("one", withDefault).name()).isEqualTo("installed");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case("DEF-02")
    void aBeanOfTheApplicationReplacesAnAnnotatedDefault() {
        backend.declare(AskingForGreeter.class, OwnGreeter.class).start();
        assertThat(trace.events()).containsExactly("good morning");
    }

    @Test
    @Case({"DEF-03", "CON-04"})
    void theDefaultIsLoadedOnceAndMadeOncePerPlugin() {
        backend.add(backend.asking("one", withDefault), backend.asking("two", withDefault))
                .start();
        assertThat(trace.events()).containsExactly("loaded", "made", "made");
        assertThat(backend.received("one", withDefault)).isNotSameAs(backend.received("two", withDefault));
    }

    @Test
    @Case("DEF-03")
    void theDefaultOfARootServiceIsMadeOnce() {
        RootServiceRef<Thing> root = rootWithDefault();
        backend.add(backend.asking("one", root), backend.asking("two", root)).start();
        assertThat(trace.events()).containsExactly("root loaded", "root made");
        assertThat(backend.received("one", root)).isSameAs(backend.received("two", root));
    }

    @Test
    @Case("DEF-04")
    void anEagerDefaultThatNobodyAsksForIsNotLoaded() {
        assertThat(rootWithDefault().defaultFactory()).isPresent();
        backend.add(backend.asking("one")).start();
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"DEF-05", "ERR-03"})
    void aLoaderThatFailsFailsEveryPluginThatAsksAndRunsOnce() {
        PluginServiceRef<Thing> broken = PLAIN.defaultFactory(ref -> {
            trace.add("loaded");
            throw new IllegalStateException("no such class");
        });
        backend.add(backend.asking("one", broken), backend.asking("two", broken), backend.asking("idle"));
        StartupResult result = backend.startupError().getResult();
        assertThat(trace.events()).containsExactly("loaded");
        for (String plugin : List.of("one", "two")) {
            assertThat(BackendRunner.failureOf(BackendRunner.entry(result, plugin)))
                    .hasMessageContaining("'test.a'")
                    .hasMessageContaining("default factory loader")
                    .hasMessageContaining("IllegalStateException: no such class");
        }
        assertThat(BackendRunner.entry(result, "idle").failure()).isNull();
    }

    @Test
    @Case("DEF-06")
    void whatADefaultNeedsMayBeMissing() {
        PluginServiceRef<Thing> missing = ServiceRef.plugin("test.missing", Thing.class);
        PluginServiceRef<Thing> needy =
                PLAIN.defaultFactory(ref -> ServiceFactory.of(ref).deps(missing).create(deps -> new Thing("never")));
        backend.add(backend.asking("one", needy));
        assertThat(backend.pluginFailure("one"))
                .hasMessageContaining("'test.a'")
                .hasMessageContaining("missing: 'test.missing'");
    }

    @Test
    @Case("DEF-07")
    void twoDefaultsForOneIdAreRefused() {
        backend.add(backend.asking("one", withDefault), backend.asking("two", anotherDefault()));
        Throwable failure = backend.failure();
        assertThat(failure).hasMessageContaining("'test.a'").hasMessageContaining("different default factories");
        assertThat(BackendRunner.cause(failure, ConflictException.class)).isNotNull();
        assertThat(trace.events()).doesNotContain("made");
    }

    @Test
    @Case("DEF-07")
    void twoDefaultsForOneIdAreNoProblemWhereSomethingElseOffersTheService() {
        backend.add(
                ServiceFactory.of(PLAIN).create(deps -> new Thing("installed")),
                backend.asking("one", withDefault),
                backend.asking("two", anotherDefault()));
        backend.start();
        assertThat(backend.received("two", PLAIN).name()).isEqualTo("installed");
        assertThat(backend.received("one", PLAIN).name()).isEqualTo("installed");
    }

    @Test
    @Case({"DEF-08", "MIS-09"})
    void whatHasADefaultIsNeverMissing() {
        PluginServiceRef<Thing> outer = ServiceRef.plugin("test.outer", Thing.class);
        backend.add(
                ServiceFactory.of(outer).deps(withDefault).create(deps -> new Thing("outer", deps.get(withDefault))),
                backend.asking("one", outer));
        backend.start();
        assertThat(backend.received("one", outer).part(0)).hasToString("default");
    }

    @Test
    @Case("DEF-09")
    void theLoaderReceivesTheReferenceItself() {
        AtomicReference<Object> seen = new AtomicReference<>();
        PluginServiceRef<Thing> ref = PLAIN.defaultFactory(self -> {
            seen.set(self);
            return ServiceFactory.of(self).create(deps -> new Thing("default"));
        });
        backend.add(backend.asking("one", ref)).start();
        assertThat(seen.get()).isSameAs(ref);
    }

    @Test
    @Case("DEF-10")
    void theDefaultMemberOfAMultitonCountsAsLongAsThereIsNoOther() {
        PluginServiceRef<List<Thing>> many = ServiceRef.pluginMultiton("test.many", Thing.class)
                .defaultMember(ref -> ServiceFactory.member(ref).create(deps -> new Thing("default")));
        backend.add(backend.asking("one", many)).start();
        assertThat(backend.received("one", many)).extracting(Thing::name).containsExactly("default");
        try (BackendRunner other = new BackendRunner()) {
            other.add(ServiceFactory.member(many).create(deps -> new Thing("installed")), other.asking("one", many));
            other.start();
            assertThat(other.received("one", many)).extracting(Thing::name).containsExactly("installed");
        }
    }

    @Test
    @Case("DEF-11")
    void aLoaderThatYieldsNothingIsAFailedLoader() {
        PluginServiceRef<Thing> broken = PLAIN.defaultFactory(ref -> null);
        backend.add(backend.asking("one", broken));
        assertThat(backend.pluginFailure("one"))
                .hasMessageContaining("'test.a'")
                .hasMessageContaining("default factory loader");
    }

    @Test
    @Case("DEF-11")
    void aLoaderThatYieldsTheFactoryOfAnotherServiceIsAFailedLoader() {
        PluginServiceRef<Thing> other = ServiceRef.plugin("test.other", Thing.class);
        PluginServiceRef<Thing> broken =
                PLAIN.defaultFactory(ref -> ServiceFactory.of(other).create(deps -> new Thing("other")));
        backend.add(backend.asking("one", broken));
        assertThat(backend.pluginFailure("one"))
                .hasMessageContaining("'test.a'")
                .hasMessageContaining("default factory loader")
                .hasMessageContaining("serviceFactory{test.other}");
    }

    @Test
    @Case("DEF-12")
    void whatALoaderInstallsSuppressesTheDefault() {
        backend.add(
                BackendFeature.loader(
                        deps -> List.of(ServiceFactory.of(PLAIN).create(none -> new Thing("loaded by loader")))),
                backend.asking("one", withDefault));
        backend.start();
        assertThat(backend.received("one", withDefault).name()).isEqualTo("loaded by loader");
        assertThat(trace.events()).isEmpty();
    }

    private RootServiceRef<Thing> rootWithDefault() {
        return ServiceRef.root("test.root", Thing.class).defaultFactory(ref -> {
            trace.add("root loaded");
            return ServiceFactory.of(ref).initialization(Initialization.ALWAYS).create(deps -> {
                trace.add("root made");
                return new Thing("root");
            });
        });
    }

    private static PluginServiceRef<Thing> anotherDefault() {
        return PLAIN.defaultFactory(ref -> ServiceFactory.of(ref).create(deps -> new Thing("another default")));
    }

    @BackendPlugin("greeting")
    static class AskingForGreeter {

        @Init
        void init(Greeter greeter, Trace trace) {
            trace.add(greeter.greet());
        }
    }

    static class OwnGreeter {

        @Bean
        @PluginScope
        Greeter morning() {
            return () -> "good morning";
        }
    }
}
