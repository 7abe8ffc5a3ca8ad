package dev.stagedoor.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootContext;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ServiceFactoryTesterTests {

    private static final PluginServiceRef<Greeter> GREETER = ServiceRef.plugin("test.greeter", Greeter.class);

    private static final PluginServiceRef<Greeter> OTHER = ServiceRef.plugin("test.other", Greeter.class);

    private static final RootServiceRef<Greeter> ROOT = ServiceRef.root("test.root", Greeter.class);

    private static final PluginServiceRef<List<Greeter>> GREETERS =
            ServiceRef.pluginMultiton("test.greeters", Greeter.class);

    private static final ServiceFactory<Greeter> FACTORY = ServiceFactory.of(GREETER)
            .deps(CoreServices.PLUGIN_METADATA)
            .create(deps -> new Greeter(deps.get(CoreServices.PLUGIN_METADATA).getId()));

    @Test
    @Case("TST-08")
    void theSubjectIsMadeForThePluginTest() {
        try (var tester = ServiceFactoryTester.from(FACTORY)) {
            assertThat(tester.getSubject()).isEqualTo(new Greeter("test")).isSameAs(tester.getSubject());
        }
    }

    @Test
    @Case("TST-08")
    void eachPluginHasItsSubject() {
        try (var tester = ServiceFactoryTester.from(FACTORY)) {
            assertThat(tester.getSubject("todo")).isEqualTo(new Greeter("todo"));
        }
    }

    @Test
    @Case("TST-08")
    void theRootContextIsSharedWithinOneTester() {
        AtomicInteger made = new AtomicInteger();
        ServiceFactory<Greeter> factory = withRootContext(made);
        try (var tester = ServiceFactoryTester.from(factory)) {
            assertThat(tester.getSubject("a")).isEqualTo(tester.getSubject("b")).isEqualTo(new Greeter("1"));
        }
    }

    @Test
    @Case("TST-08")
    void theRootContextIsNotSharedBetweenTesters() {
        AtomicInteger made = new AtomicInteger();
        ServiceFactory<Greeter> factory = withRootContext(made);
        try (var first = ServiceFactoryTester.from(factory);
                var second = ServiceFactoryTester.from(factory)) {
            assertThat(first.getSubject()).isEqualTo(new Greeter("1"));
            assertThat(second.getSubject()).isEqualTo(new Greeter("2"));
        }
    }

    @Test
    @Case({"OVR-16", "TST-08"})
    void theLastOfTheGivenDependenciesWins() {
        try (var tester = ServiceFactoryTester.from(FACTORY, greeter(OTHER, "first"), greeter(OTHER, "second"))) {
            assertThat(tester.getService(OTHER)).isEqualTo(new Greeter("second"));
        }
    }

    @Test
    @Case({"OVR-16", "TST-08"})
    void theSubjectBeatsAGivenDependency() {
        try (var tester = ServiceFactoryTester.from(FACTORY, greeter(GREETER, "given"))) {
            assertThat(tester.getSubject()).isEqualTo(new Greeter("test"));
        }
    }

    @Test
    @Case("TST-08")
    void aGivenDependencyBeatsTheDefault() {
        FakeRootConfig config = FakeRootConfig.of(Map.of("greeting", "hi"));
        ServiceFactory<Greeter> factory = ServiceFactory.of(GREETER)
                .deps(CoreServices.ROOT_CONFIG)
                .create(deps -> new Greeter(deps.get(CoreServices.ROOT_CONFIG).getString("greeting")));
        try (var tester = ServiceFactoryTester.from(factory, config)) {
            assertThat(tester.getSubject()).isEqualTo(new Greeter("hi"));
        }
    }

    @Test
    @Case({"MIS-01", "TST-08"})
    void missingDependenciesAreNamed() {
        ServiceFactory<Greeter> factory =
                ServiceFactory.of(GREETER).deps(OTHER, ROOT).create(deps -> new Greeter("never"));
        try (var tester = ServiceFactoryTester.from(factory)) {
            assertThatException()
                    .isThrownBy(() -> tester.getSubject("catalog"))
                    .withMessage("Failed to instantiate service 'test.greeter' for 'catalog' because the following"
                            + " dependent services are missing: 'test.other', 'test.root'");
        }
    }

    @Test
    @Case("TST-08")
    void aServiceThatNothingOffersIsNamed() {
        try (var tester = ServiceFactoryTester.from(FACTORY)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> tester.getService(OTHER))
                    .withMessageContaining("test.other");
            assertThatIllegalStateException()
                    .isThrownBy(() -> tester.getService(ROOT))
                    .withMessageContaining("test.root");
        }
    }

    @Test
    void otherServicesAreReached() {
        try (var tester = ServiceFactoryTester.from(FACTORY)) {
            assertThat(tester.getService(CoreServices.PLUGIN_METADATA, "todo").getId())
                    .isEqualTo("todo");
            assertThat(tester.getService(CoreServices.ROOT_LOGGER)).isInstanceOf(FakeRootLogger.class);
        }
    }

    @Test
    void aRootFactoryIsTested() {
        ServiceFactory<Greeter> factory = ServiceFactory.of(ROOT).create(deps -> new Greeter("root"));
        try (var tester = ServiceFactoryTester.from(factory)) {
            assertThat(tester.getSubject()).isEqualTo(new Greeter("root")).isSameAs(tester.getService(ROOT));
        }
    }

    @Test
    void aMemberOfAMultitonIsTested() {
        ServiceFactory<Greeter> first = ServiceFactory.member(GREETERS).create(deps -> new Greeter("first"));
        ServiceFactory<Greeter> subject = ServiceFactory.member(GREETERS).create(deps -> new Greeter("subject"));
        try (var tester = ServiceFactoryTester.from(subject, first)) {
            assertThat(tester.getSubject()).isEqualTo(new Greeter("subject"));
            assertThat(tester.getService(GREETERS)).containsExactly(new Greeter("first"), new Greeter("subject"));
        }
    }

    @Test
    void aFactoryClassIsTested() {
        try (var tester = ServiceFactoryTester.from(SalutationFactory.class, Salutation.class)) {
            assertThat(tester.getSubject("todo").text()).isEqualTo("Dear todo");
        }
    }

    @Test
    void theFailureOfAFactoryIsShown() {
        ServiceFactory<Greeter> factory = ServiceFactory.of(GREETER).create(deps -> {
            throw new UnsupportedOperationException("no");
        });
        try (var tester = ServiceFactoryTester.from(factory)) {
            assertThatException()
                    .isThrownBy(tester::getSubject)
                    .withMessageContaining("'test.greeter' for 'test'")
                    .withCauseInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static ServiceFactory<Greeter> withRootContext(AtomicInteger made) {
        return ServiceFactory.of(GREETER)
                .rootContext(deps -> String.valueOf(made.incrementAndGet()))
                .create((deps, number) -> new Greeter(number));
    }

    private static ServiceFactory<Greeter> greeter(PluginServiceRef<Greeter> service, String name) {
        return ServiceFactory.of(service).create(deps -> new Greeter(name));
    }

    record Greeter(String name) {}

    @BackendService(id = "test.salutation")
    interface Salutation {

        String text();
    }

    static class SalutationFactory {

        @Bean
        @RootContext
        StringBuilder prefix() {
            return new StringBuilder("Dear ");
        }

        @Bean
        @PluginScope
        Salutation salutation(StringBuilder prefix, PluginMetadataService plugin) {
            String text = prefix + plugin.getId();
            return () -> text;
        }
    }
}
