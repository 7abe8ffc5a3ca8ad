package dev.stagedoor.wiring.conformance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.stagedoor.BackendService;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;

import static org.assertj.core.api.Assertions.assertThat;

/** Beans that offer services whose contracts carry no annotation, so that only references tell what they are. */
class ReferenceOverrideTests {

    private static final PluginServiceRef<Codec> CODEC = codec("test.codec");

    private static final PluginServiceRef<Codec> FIRST = codec("test.first");

    private static final PluginServiceRef<Codec> SECOND = codec("test.second");

    private static final RootServiceRef<Client> CLIENT = ServiceRef.root("test.client", Client.class);

    private static final PluginServiceRef<Outer> OUTER = ServiceRef.plugin("test.outer", Outer.class)
            .defaultFactory(ref -> ServiceFactory.of(ref).deps(CODEC).create(deps -> new Outer(deps.get(CODEC))));

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    void aBeanOfTheTypeTakesTheDefaultsPlaceWhateverItsName() {
        backend.declare(OneBean.class).add(backend.asking("todo", CODEC));
        backend.start();
        assertThat(backend.received("todo", CODEC).name()).isEqualTo("bean");
    }

    @Test
    void aBeanTakesThePlaceOfADefaultThatOnlyAnotherDefaultAsksFor() {
        backend.declare(OneBean.class).add(backend.asking("todo", OUTER));
        backend.start();
        assertThat(backend.received("todo", OUTER).codec().name()).isEqualTo("bean");
    }

    @Test
    void aBeanForOnePluginLeavesTheDefaultToOthers() {
        backend.declare(BeanForCatalog.class).add(backend.asking("todo", CODEC), backend.asking("catalog", CODEC));
        backend.start();
        assertThat(backend.received("todo", CODEC).name()).isEqualTo("default of test.codec");
        assertThat(backend.received("catalog", CODEC).name()).isEqualTo("bean");
    }

    @Test
    void beansOfOneTypeAreToldApartByTheIdsOfTheirReferences() {
        backend.declare(QualifiedBeans.class).add(backend.asking("todo", FIRST, SECOND));
        backend.start();
        assertThat(backend.received("todo", FIRST).name()).isEqualTo("first bean");
        assertThat(backend.received("todo", SECOND).name()).isEqualTo("second bean");
    }

    @Test
    void aBeanQualifiedForAnotherReferenceIsNoOverride() {
        backend.declare(QualifiedBeans.class).add(backend.asking("todo", CODEC));
        backend.start();
        assertThat(backend.received("todo", CODEC).name()).isEqualTo("default of test.codec");
    }

    @Test
    void aSingletonOffersARootReference() {
        backend.declare(RootBean.class).add(backend.asking("todo", CLIENT));
        backend.start();
        assertThat(backend.received("todo", CLIENT)).isNotNull();
    }

    @Test
    void theMembersOfAMultitonComeInTheirOrder() {
        PluginServiceRef<List<Word>> words = PluginServiceRef.multitonOf(Word.class);
        backend.declare(Words.class).add(backend.asking("todo", words));
        backend.start();
        assertThat(backend.received("todo", words)).extracting(Word::text).containsExactly("first", "second", "third");
    }

    private static PluginServiceRef<Codec> codec(String id) {
        return ServiceRef.plugin(id, Codec.class)
                .defaultFactory(ref -> ServiceFactory.of(ref).create(deps -> new Codec("default of " + id)));
    }

    record Codec(String name) {}

    record Outer(Codec codec) {}

    record Client() {}

    @BackendService(id = "test.words", multiton = true)
    interface Word {

        String text();
    }

    @Configuration(proxyBeanMethods = false)
    static class Words {

        @Bean
        @PluginScope
        Word third() {
            return () -> "third";
        }

        @Bean
        @PluginScope
        @Order(2)
        Word second() {
            return () -> "second";
        }

        @Bean
        @PluginScope
        @Order(1)
        Word first() {
            return () -> "first";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OneBean {

        @Bean
        @PluginScope
        Codec anyName() {
            return new Codec("bean");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BeanForCatalog {

        @ForPlugin("catalog")
        Codec anyName() {
            return new Codec("bean");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class QualifiedBeans {

        @Bean
        @PluginScope
        @Qualifier("test.first")
        Codec one() {
            return new Codec("first bean");
        }

        @Bean
        @PluginScope
        @Qualifier("test.second")
        Codec two() {
            return new Codec("second bean");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RootBean {

        @Bean
        Client anyName() {
            return new Client();
        }
    }
}
