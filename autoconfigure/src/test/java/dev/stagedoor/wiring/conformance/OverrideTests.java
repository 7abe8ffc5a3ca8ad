package dev.stagedoor.wiring.conformance;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of several implementations of a service is used, and when there are too many. */
class OverrideTests {

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    private static final PluginServiceRef<Thing> B = ServiceRef.plugin("test.b", Thing.class);

    private static final RootServiceRef<Thing> R1 = ServiceRef.root("test.r1", Thing.class);

    private static final RootServiceRef<Thing> R2 = ServiceRef.root("test.r2", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case("OVR-01")
    void whatTheApplicationAddsReplacesADefault() {
        backend.declare(Defaults.class).add(offer(A, "added"), backend.asking("one", A));
        backend.start();
        assertThat(backend.received("one", A).name()).isEqualTo("added");
        assertThat(backend.trace().events()).containsExactly("added");
    }

    @Test
    @Case("OVR-01")
    void aBeanOfTheApplicationReplacesADefaultBean() {
        backend.declare(DefaultGreeter.class, OwnGreeter.class, DefaultFactoryTests.AskingForGreeter.class)
                .start();
        assertThat(backend.trace().events()).containsExactly("own");
    }

    @Test
    @Case({"OVR-02", "ERR-09"})
    void twoAddedFactoriesForOneServiceFailTheStartBeforeAnythingRuns() {
        backend.add(
                offer(R1, "eager"),
                offer(A, "first"),
                offer(A, "second"),
                tracing("one"),
                BackendRunner.module("one", "m", deps -> backend.trace().add("module")));
        Throwable failure = backend.failure();
        assertThat(failure).hasMessageContaining("Duplicate").hasMessageContaining("'test.a'");
        assertThat(BackendRunner.cause(failure, ConflictException.class)).isNotNull();
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("OVR-02")
    void oneFactoryThatIsAddedTwiceFailsTheStart() {
        BackendFeature factory = offer(A, "same");
        backend.add(factory, factory, tracing("one"));
        assertThat(backend.failure()).hasMessageContaining("Duplicate").hasMessageContaining("'test.a'");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("OVR-03")
    void duplicatesAmongTheDefaultsFailTheStartEachNamedOnce() {
        backend.declare(DuplicateDefaults.class).add(tracing("one"));
        assertThat(backend.failure().getMessage())
                .containsOnlyOnce("'test.r1'")
                .containsOnlyOnce("'test.r2'")
                .contains("Duplicate");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case({"OVR-04", "LDR-10"})
    void whatALoaderSuppliesReplacesADefault() {
        backend.declare(Defaults.class).add(loader(offer(A, "loaded")), backend.asking("one", A));
        backend.start();
        assertThat(backend.received("one", A).name()).isEqualTo("loaded");
        assertThat(backend.trace().events()).containsExactly("loaded");
    }

    @Test
    @Case({"OVR-05", "LDR-10"})
    void whatTheApplicationAddsReplacesWhatALoaderSupplies() {
        backend.add(offer(A, "added"), loader(offer(A, "loaded")), backend.asking("one", A));
        backend.start();
        assertThat(backend.received("one", A).name()).isEqualTo("added");
        assertThat(backend.trace().events()).containsExactly("added");
    }

    @Test
    @Case("OVR-05")
    void itDoesNotMatterWhetherTheLoaderWasAddedFirst() {
        backend.add(loader(offer(A, "loaded")), offer(A, "added"), backend.asking("one", A));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("added");
    }

    @Test
    @Case("OVR-05")
    void aBeanOfTheApplicationReplacesWhatALoaderSupplies() {
        PluginServiceRef<Greeter> greeter = PluginServiceRef.of(Greeter.class);
        backend.declare(OwnGreeter.class, DefaultFactoryTests.AskingForGreeter.class)
                .add(loader(ServiceFactory.of(greeter).create(deps -> () -> "loaded")))
                .start();
        assertThat(backend.trace().events()).containsExactly("own");
    }

    @Test
    @Case({"OVR-06", "ERR-09", "LDR-10"})
    void twoLoadersThatSupplyOneServiceFailTheStartNamingBoth() {
        BackendFeature first = loader(offer(A, "first"));
        BackendFeature second = BackendFeature.loader(deps -> List.of(offer(A, "second")));
        backend.add(first, second, tracing("one"));
        String message = backend.failure().getMessage();
        assertThat(message).contains("'test.a'", "OverrideTests.loader(", "twoLoadersThatSupplyOneServiceFailTheStart");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("OVR-07")
    void anAddedFactorySettlesTheConflictOfTwoLoaders() {
        backend.add(loader(offer(A, "first")), loader(offer(A, "second")), offer(A, "added"), backend.asking("one", A));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("added");
    }

    @Test
    @Case("OVR-08")
    void oneLoaderThatSuppliesAServiceTwiceFailsTheStart() {
        backend.add(loader(offer(A, "first"), offer(A, "second")), tracing("one"));
        assertThat(backend.failure()).hasMessageContaining("Duplicate").hasMessageContaining("'test.a'");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("OVR-09")
    void aLoaderAndItsNestedLoaderThatSupplyOneServiceConflictToo() {
        backend.add(loader(offer(A, "outer"), loader(offer(A, "inner"))));
        assertThat(backend.failure()).hasMessageContaining("Duplicate").hasMessageContaining("'test.a'");
    }

    @Test
    @Case({"OVR-10", "ERR-10"})
    void aServiceThatALoaderHasBeenGivenCanNotBeReplacedAnyMore() {
        backend.declare(RootDefaults.class)
                .add(BackendFeature.loader(deps -> List.of(), R1), loader(offer(R1, "late")));
        assertThat(backend.failure())
                .hasMessageContaining("'test.r1'")
                .hasMessageContaining("already been instantiated");
    }

    @Test
    @Case("OVR-10")
    void whatSuchAServiceWasMadeOfCanNotBeReplacedAnyMoreEither() {
        backend.declare(RootDefaults.class)
                .add(BackendFeature.loader(deps -> List.of(), R1), loader(offer(R2, "late")));
        assertThat(backend.failure())
                .hasMessageContaining("'test.r2'")
                .hasMessageContaining("already been instantiated");
    }

    @Test
    @Case({"OVR-11", "ERR-11"})
    void pluginMetadataCanNotBeReplacedByTheApplication() {
        backend.add(metadata(), tracing("one"));
        assertThat(backend.failure()).hasMessageContaining("'core.pluginMetadata' cannot be overridden");
        assertThat(backend.trace().events()).isEmpty();
    }

    @Test
    @Case("OVR-11")
    void pluginMetadataCanNotBeReplacedByABeanOfTheApplication() {
        backend.declare(OwnMetadata.class);
        assertThat(backend.failure()).hasMessageContaining("'core.pluginMetadata' cannot be overridden");
    }

    @Test
    @Case("OVR-11")
    void pluginMetadataCanNotBeReplacedByADefault() {
        backend.declare(MetadataDefaults.class);
        assertThat(backend.failure()).hasMessageContaining("'core.pluginMetadata' cannot be overridden");
    }

    @Test
    @Case({"OVR-11", "MET-07"})
    void pluginMetadataOfALoaderIsIgnored() {
        backend.add(loader(metadata()), backend.asking("one", CoreServices.PLUGIN_METADATA));
        backend.start();
        assertThat(backend.received("one", CoreServices.PLUGIN_METADATA).getId())
                .isEqualTo("one");
    }

    @Test
    @Case("OVR-12")
    void instanceMetadataCanNotBeReplacedByTheApplication() {
        backend.add(instanceMetadata());
        assertThat(backend.failure()).hasMessageContaining("'core.rootInstanceMetadata'");
    }

    @Test
    @Case("OVR-12")
    void instanceMetadataCanNotBeReplacedByALoader() {
        backend.add(loader(instanceMetadata()));
        assertThat(backend.failure()).hasMessageContaining("'core.rootInstanceMetadata'");
    }

    @Test
    @Case("OVR-12")
    void instanceMetadataAmongTheDefaultsIsSuperseded() {
        backend.declare(InstanceMetadataDefaults.class, InstanceMetadataDefaultBean.class)
                .add(backend.asking("one", CoreServices.ROOT_INSTANCE_METADATA));
        backend.start();
        assertThat(backend.received("one", CoreServices.ROOT_INSTANCE_METADATA).getInstalledPlugins())
                .hasSize(1);
    }

    @Test
    @Case({"OVR-13", "OVR-17"})
    void anOverrideReachesEveryConsumerWhateverTheOrderOfAdding() {
        backend.declare(Defaults.class)
                .add(
                        backend.asking("one", A, B),
                        backend.asking("one", "m", A),
                        ServiceFactory.of(B).deps(A).create(deps -> new Thing("b", deps.get(A))),
                        offer(A, "override"));
        backend.start();
        assertThat(backend.received("one", A).name()).isEqualTo("override");
        assertThat(backend.received("one.m", A)).isSameAs(backend.received("one", A));
        assertThat(backend.received("one", B).part(0)).isSameAs(backend.received("one", A));
    }

    @Test
    @Case("OVR-14")
    void anOverrideThatFailsFailsTheStartAndNotBefore() {
        IOException error = new IOException("override broke");
        backend.declare(RootDefaults.class).add(ServiceFactory.of(R1).create(deps -> {
            throw error;
        }));
        assertThat(backend.failure()).hasRootCause(error);
    }

    private BackendFeature tracing(String pluginId) {
        return BackendRunner.plugin(pluginId, deps -> backend.trace().add("plugin " + pluginId));
    }

    private BackendFeature offer(PluginServiceRef<Thing> ref, String name) {
        return ServiceFactory.of(ref).create(deps -> {
            backend.trace().add(name);
            return new Thing(name);
        });
    }

    private BackendFeature offer(RootServiceRef<Thing> ref, String name) {
        return ServiceFactory.of(ref).create(deps -> {
            backend.trace().add(name);
            return new Thing(name);
        });
    }

    private static BackendFeature loader(BackendFeature... features) {
        return BackendFeature.loader(deps -> features);
    }

    private static ServiceFactory<PluginMetadataService> metadata() {
        return ServiceFactory.of(CoreServices.PLUGIN_METADATA).create(deps -> () -> "forged");
    }

    private static ServiceFactory<RootInstanceMetadataService> instanceMetadata() {
        return ServiceFactory.of(CoreServices.ROOT_INSTANCE_METADATA).create(deps -> List::of);
    }

    @ImportAutoConfiguration(Defaults.Auto.class)
    static class Defaults {

        @AutoConfiguration
        static class Auto {

            @Bean
            static ServiceFactory<Thing> a(Trace trace) {
                return ServiceFactory.of(A).create(deps -> {
                    trace.add("default");
                    return new Thing("default");
                });
            }
        }
    }

    @ImportAutoConfiguration(DefaultGreeter.Auto.class)
    static class DefaultGreeter {

        @AutoConfiguration
        static class Auto {

            @Bean
            @PluginScope
            Greeter defaultGreeter() {
                return () -> "default";
            }
        }
    }

    static class OwnGreeter {

        @Bean
        @PluginScope
        Greeter ownGreeter() {
            return () -> "own";
        }
    }

    @ImportAutoConfiguration(RootDefaults.Auto.class)
    static class RootDefaults {

        @AutoConfiguration
        static class Auto {

            @Bean
            static ServiceFactory<Thing> r1() {
                return ServiceFactory.of(R1).deps(R2).create(deps -> new Thing("r1", deps.get(R2)));
            }

            @Bean
            static ServiceFactory<Thing> r2() {
                return ServiceFactory.of(R2).create(deps -> new Thing("r2"));
            }
        }
    }

    @ImportAutoConfiguration(DuplicateDefaults.Auto.class)
    static class DuplicateDefaults {

        @AutoConfiguration
        static class Auto {

            @Bean
            static ServiceFactory<Thing> first() {
                return ServiceFactory.of(R1).create(deps -> new Thing("r1"));
            }

            @Bean
            static ServiceFactory<Thing> second() {
                return ServiceFactory.of(R1).create(deps -> new Thing("r1"));
            }

            @Bean
            static ServiceFactory<Thing> third() {
                return ServiceFactory.of(R2).create(deps -> new Thing("r2"));
            }

            @Bean
            static ServiceFactory<Thing> fourth() {
                return ServiceFactory.of(R2).create(deps -> new Thing("r2"));
            }

            @Bean
            static ServiceFactory<Thing> fifth() {
                return ServiceFactory.of(R2).create(deps -> new Thing("r2"));
            }
        }
    }

    static class OwnMetadata {

        @Bean
        @PluginScope
        PluginMetadataService ownMetadata() {
            return () -> "forged";
        }
    }

    @ImportAutoConfiguration(MetadataDefaults.Auto.class)
    static class MetadataDefaults {

        @AutoConfiguration
        static class Auto {

            @Bean
            static ServiceFactory<PluginMetadataService> forged() {
                return metadata();
            }
        }
    }

    @ImportAutoConfiguration(InstanceMetadataDefaults.Auto.class)
    static class InstanceMetadataDefaults {

        @AutoConfiguration
        static class Auto {

            @Bean
            static ServiceFactory<RootInstanceMetadataService> unused() {
                return instanceMetadata();
            }
        }
    }

    @ImportAutoConfiguration(InstanceMetadataDefaultBean.Auto.class)
    static class InstanceMetadataDefaultBean {

        @AutoConfiguration
        static class Auto {

            @Bean
            RootInstanceMetadataService unusedBean() {
                return List::of;
            }
        }
    }
}
