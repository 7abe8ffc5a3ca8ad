package dev.stagedoor.wiring;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;

import static org.assertj.core.api.Assertions.assertThat;

/** Services whose contracts are told apart by more than a class. */
class ContractTypeTests {

    static final PluginServiceRef<Store<String>> TEXTS =
            ServiceRef.plugin("acme.texts", new ParameterizedTypeReference<Store<String>>() {});

    static final PluginServiceRef<Store<Integer>> NUMBERS =
            ServiceRef.plugin("acme.numbers", new ParameterizedTypeReference<Store<Integer>>() {});

    static final PluginServiceRef<Clock> FAST = ServiceRef.plugin("acme.fast", Clock.class);

    static final PluginServiceRef<Clock> SLOW = ServiceRef.plugin("acme.slow", Clock.class);

    @Test
    void servicesOfOneGenericContractAreToldApartByTheirTypeArguments() {
        try (ConfigurableApplicationContext context = run(GenericUser.class)) {
            assertThat(context.getBean(GenericUser.class).seen).containsExactly("texts", "numbers");
        }
    }

    @Test
    void twoServicesOfOneTypeAreToldApartByTheirIdsAsQualifiers() {
        try (ConfigurableApplicationContext context = run(QualifiedUser.class)) {
            assertThat(context.getBean(QualifiedUser.class).seen).containsExactly("fast", "slow");
        }
    }

    @Test
    void anOverrideOfOneOfTwoServicesOfOneTypeIsFoundByItsQualifier() {
        try (ConfigurableApplicationContext context = run(QualifiedUser.class, FasterClock.class)) {
            assertThat(context.getBean(QualifiedUser.class).seen).containsExactly("faster", "slow");
        }
    }

    @Test
    void aThirdPartyTypeInPluginScopeIsAServiceOfItsOwn() {
        try (ConfigurableApplicationContext context = run(BuilderUser.class, Builders.class)) {
            BuilderUser user = context.getBean(BuilderUser.class);
            assertThat(user.first).isSameAs(user.second);
        }
    }

    private static ConfigurableApplicationContext run(Class<?>... sources) {
        SpringApplication application = new SpringApplication(sources);
        application.addPrimarySources(List.of(Application.class));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(Backend.features(
                ServiceFactory.of(TEXTS).create(deps -> () -> "texts"),
                ServiceFactory.of(NUMBERS).create(deps -> () -> "numbers"),
                ServiceFactory.of(SLOW).create(deps -> () -> "slow")));
        if (!List.of(sources).contains(FasterClock.class)) {
            application.addInitializers(Backend.features(ServiceFactory.of(FAST).create(deps -> () -> "fast")));
        } else {
            application.addInitializers(
                    Backend.features(BackendFeature.plugin("other", env -> env.registerInit(deps -> {}, FAST))));
        }
        return application.run();
    }

    interface Store<T> {
        String name();
    }

    interface Clock {
        String name();
    }

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @Configuration
    static class FasterClock {

        @Bean
        @PluginScope
        @Qualifier("acme.fast")
        Clock faster() {
            return () -> "faster";
        }
    }

    @Configuration
    static class Builders {

        @Bean
        @PluginScope
        StringBuilder builder() {
            return new StringBuilder();
        }
    }

    @BackendPlugin("generic")
    static class GenericUser {

        private List<String> seen = List.of();

        @Init
        void init(Store<String> texts, Store<Integer> numbers) {
            seen = List.of(texts.name(), numbers.name());
        }
    }

    @BackendPlugin("qualified")
    static class QualifiedUser {

        private List<String> seen = List.of();

        @Init
        void init(@Qualifier("acme.fast") Clock fast, @Qualifier("acme.slow") Clock slow) {
            seen = List.of(fast.name(), slow.name());
        }
    }

    @BackendPlugin("builder")
    static class BuilderUser {

        private Object first = "";

        private Object second = "";

        @Init
        void init(StringBuilder one, StringBuilder two) {
            first = one;
            second = two;
        }
    }
}
