package dev.stagedoor.wiring.conformance;

import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.FeatureLoader;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.cause;
import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend guarantees about feature loaders. */
class FeatureLoaderTests {

    private static final RootServiceRef<Thing> THING = ServiceRef.root("test.thing", Thing.class);

    private static final PluginServiceRef<Greeter> GREETER = ServiceRef.plugin("test.greeter", Greeter.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"LDR-01", "EAG-08", "LDR-13"})
    void whatALoaderSuppliesTakesEffectAsIfAdded() {
        backend.add(BackendFeature.loader(deps -> List.of(
                ServiceFactory.of(THING).create(none -> {
                    trace.add("root service");
                    return new Thing("loaded");
                }),
                ServiceFactory.of(GREETER).initialization(Initialization.ALWAYS).create(none -> {
                    trace.add("plugin service");
                    return new Greeter("loaded");
                }),
                plugin("todo", none -> trace.add("plugin")),
                module("todo", "csv", none -> trace.add("module")))));
        StartupResult result = backend.startupResult();
        assertThat(trace.events()).containsExactly("root service", "plugin service", "module", "plugin");
        assertThat(entry(result, "todo").modules()).hasSize(1);
    }

    @Test
    @Case({"LDR-02", "BCK-06"})
    void loadersRunAfterEveryAddedFeatureArrivedAndBeforeAnythingElse() {
        backend.add(
                BackendFeature.loader(deps -> {
                    trace.add("loader");
                    return List.of();
                }),
                ServiceFactory.of(THING).create(deps -> {
                    trace.add("root service");
                    return new Thing("eager");
                }),
                BackendFeature.supplied(() -> {
                    trace.add("arrived");
                    return BackendFeature.plugin("todo", points -> {
                        trace.add("register");
                        points.registerInit(deps -> {});
                    });
                }));
        backend.start();
        assertThat(trace.events()).containsExactly("arrived", "loader", "register", "root service");
    }

    @Test
    @Case({"LDR-03", "LDR-08", "EAG-09"})
    void aLaterLoaderMayAskForWhatAnEarlierOneSupplied() {
        AtomicInteger made = new AtomicInteger();
        Thing[] seen = new Thing[1];
        backend.add(
                BackendFeature.loader(deps -> {
                    trace.add("first");
                    return List.of(ServiceFactory.of(THING).create(none -> {
                        trace.add("made");
                        return new Thing("number " + made.incrementAndGet());
                    }));
                }),
                BackendFeature.loader(
                        deps -> {
                            trace.add("second");
                            seen[0] = deps.get(THING);
                            return List.of();
                        },
                        THING),
                backend.asking("todo", THING));
        backend.start();
        assertThat(trace.events()).containsExactly("first", "made", "second");
        assertThat(backend.received("todo", THING)).isSameAs(seen[0]);
        assertThat(made).hasValue(1);
    }

    @Test
    @Case("LDR-04")
    void nestedLoadersRunDepthFirst() {
        backend.add(loader("L1", loader("L1.1", loader("L1.1.1")), loader("L1.2")), loader("L2"));
        backend.start();
        assertThat(trace.events()).containsExactly("L1", "L1.1", "L1.1.1", "L1.2", "L2");
    }

    @Test
    @Case("LDR-04")
    void whatALoaderSuppliesIsThereForItsNestedLoaders() {
        backend.add(BackendFeature.loader(deps -> List.of(
                BackendFeature.loader(
                        nested -> {
                            trace.add("nested has " + nested.get(THING).name());
                            return List.of();
                        },
                        THING),
                ServiceFactory.of(THING).create(none -> new Thing("outer's")))));
        backend.start();
        assertThat(trace.events()).containsExactly("nested has outer's");
    }

    @Test
    @Case({"LDR-05", "LDR-08", "LDR-02"})
    void aLoaderMayDecideByConfiguration() {
        BackendFeature loader = BackendFeature.loader(
                deps -> {
                    deps.get(CoreServices.ROOT_LOGGER).info("loading");
                    return deps.get(CoreServices.ROOT_CONFIG)
                                    .getString("app.wanted")
                                    .equals("a")
                            ? List.of(plugin("a", none -> {}))
                            : List.of(plugin("b", none -> {}));
                },
                CoreServices.ROOT_CONFIG,
                CoreServices.ROOT_LOGGER);
        StartupResult result = backend.property("app.wanted", "a").add(loader).startupResult();
        assertThat(result.plugins()).extracting(StartupResult.Plugin::pluginId).containsExactly("a");
    }

    @Test
    @Case({"LDR-06", "SCO-07", "ERR-15"})
    void aLoaderCanOnlyNameRootServices() {
        ParameterizedType dependencies =
                (ParameterizedType) FeatureLoader.class.getRecordComponents()[1].getGenericType();
        assertThat(dependencies.getActualTypeArguments()[0].getTypeName()).contains(RootServiceRef.class.getName());
    }

    @Test
    @Case({"LDR-07", "LDR-12", "LDR-14", "RES-10", "BFP-12", "ERR-17"})
    void aThrowingLoaderFailsTheStartAndSaysWhereItWasMade() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .property("backend.startup.default.onPluginModuleBootFailure", "continue");
        NotFoundException thrown = new NotFoundException("no features today");
        Throwable failure = backend.add(
                        plugin("todo", deps -> trace.add("plugin")),
                        ServiceFactory.of(THING).create(deps -> {
                            trace.add("root service");
                            return new Thing("eager");
                        }),
                        BackendFeature.loader(deps -> {
                            throw thrown;
                        }))
                .failure();
        BackstageException error = cause(failure, BackstageException.class);
        assertThat(error.getName()).isEqualTo("NotFoundError");
        assertThat(error).hasMessageContaining("FeatureLoaderTests").hasStackTraceContaining("no features today");
        assertThat(PluginTests.root(failure)).isSameAs(thrown);
        assertThat(trace.events()).isEmpty();
        PluginTests.assertNoStartupResult(failure);
    }

    @Test
    @Case("LDR-08")
    void aFailingRootServiceOfALoaderFailsTheStartWithItsError() {
        IllegalStateException thrown = new IllegalStateException("no thing");
        Throwable failure = backend.add(
                        ServiceFactory.of(THING).create(deps -> {
                            throw thrown;
                        }),
                        BackendFeature.loader(
                                deps -> {
                                    trace.add("loader");
                                    return List.of();
                                },
                                THING))
                .failure();
        assertThat(PluginTests.root(failure)).isSameAs(thrown);
        assertThat(trace.events()).isEmpty();
    }

    static Stream<Function<List<BackendFeature>, Object>> forms() {
        return Stream.of(
                features -> features,
                features -> features.toArray(BackendFeature[]::new),
                features -> features.stream(),
                features -> (Iterable<BackendFeature>) features::iterator,
                features -> CompletableFuture.supplyAsync(() -> features),
                features -> CompletableFuture.supplyAsync(features::stream),
                features -> features.stream().map(CompletableFuture::completedStage),
                features -> CompletableFuture.supplyAsync(
                        () -> Arrays.asList(CompletableFuture.supplyAsync(() -> features.get(0)), features.get(1))));
    }

    @ParameterizedTest
    @Case("LDR-09")
    @MethodSource("forms")
    void aLoaderMayReturnItsFeaturesInManyForms(Function<List<BackendFeature>, Object> form) {
        List<BackendFeature> features = List.of(plugin("a", deps -> {}), plugin("b", deps -> {}));
        StartupResult result =
                backend.add(BackendFeature.loader(deps -> form.apply(features))).startupResult();
        assertThat(result.plugins()).extracting(StartupResult.Plugin::pluginId).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @Case({"LDR-10", "OVR-04", "DEF-12"})
    void aLoadedFactoryBeatsADefault() {
        PluginServiceRef<Greeter> ref = ServiceRef.plugin("test.defaulted", Greeter.class)
                .defaultFactory(self -> ServiceFactory.of(self).create(deps -> new Greeter("default")));
        backend.add(
                BackendFeature.loader(deps -> List.of(ServiceFactory.of(ref).create(none -> new Greeter("loaded")))),
                backend.asking("todo", ref));
        backend.start();
        assertThat(backend.received("todo", ref).name()).isEqualTo("loaded");
    }

    @Test
    @Case({"LDR-11", "PLG-07"})
    void aPluginThatIsAddedAndLoadedIsADuplicate() {
        Throwable failure = backend.add(
                        BackendFeature.loader(deps -> List.of(plugin("todo", none -> trace.add("loaded")))),
                        plugin("todo", deps -> trace.add("added")))
                .pluginFailure("todo");
        assertThat(failure).hasMessageContaining("already registered");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"LDR-11", "MOD-04", "LDR-16"})
    void aModuleThatIsAddedAndLoadedRunsAsItWasAdded() {
        Throwable failure = backend.add(
                        BackendFeature.loader(deps -> List.of(module("todo", "csv", none -> trace.add("loaded")))),
                        plugin("todo", deps -> trace.add("plugin")),
                        module("todo", "csv", deps -> trace.add("added")))
                .moduleFailure("todo", "csv");
        assertThat(failure).hasMessageContaining("already registered");
        assertThat(trace.events()).containsExactly("added", "plugin");
    }

    @Test
    @Case("LDR-13")
    void aLoaderMayReturnNothing() {
        StartupResult result = backend.add(
                        BackendFeature.loader(deps -> null), BackendFeature.loader(deps -> List.of()))
                .startupResult();
        assertThat(result.plugins()).isEmpty();
    }

    @Test
    @Case({"LDR-15", "MIS-07", "MET-05", "ERR-16", "LDR-14"})
    void aLoaderIsToldWhatIsMissingMetadataIncluded() {
        Throwable failure = backend.add(BackendFeature.loader(
                        deps -> {
                            trace.add("loader");
                            return List.of();
                        },
                        THING,
                        CoreServices.ROOT_INSTANCE_METADATA))
                .failure();
        assertThat(PluginTests.root(failure))
                .hasMessageContaining("serviceRef{test.thing}, serviceRef{core.rootInstanceMetadata}")
                .hasMessageContaining("FeatureLoaderTests");
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"LDR-16", "MET-04"})
    void addedFeaturesComeBeforeLoadedOnes() {
        backend.add(
                BackendFeature.loader(deps -> List.of(plugin("loaded", none -> {}))),
                plugin("added", deps -> {}),
                backend.asking("asking", CoreServices.ROOT_INSTANCE_METADATA));
        backend.start();
        assertThat(backend.received("asking", CoreServices.ROOT_INSTANCE_METADATA)
                        .getInstalledPlugins())
                .extracting(RootInstanceMetadataService.InstalledPlugin::pluginId)
                .containsExactly("added", "asking", "loaded");
    }

    @Test
    @Case({"LDR-17", "VAL-04", "LDR-14"})
    void anItemThatIsNoFeatureIsNamedWithItsPosition() {
        Throwable failure = backend.add(
                        BackendFeature.loader(deps -> List.of(plugin("todo", none -> {}), "not a feature")))
                .failure();
        assertThat(failure)
                .hasStackTraceContaining("FeatureLoaderTests")
                .hasStackTraceContaining("Item 1")
                .hasStackTraceContaining("not a feature");
    }

    @Test
    @Case({"LDR-17", "LDR-14"})
    void anOutputOfNoKnownFormIsNamed() {
        Throwable failure = backend.add(BackendFeature.loader(deps -> 42)).failure();
        assertThat(failure).hasStackTraceContaining("FeatureLoaderTests").hasStackTraceContaining("Integer");
    }

    @Test
    @Case({"LDR-07", "LDR-09"})
    void aFeatureThatFailsToArriveIsAFailureOfItsLoader() {
        Throwable failure = backend.add(BackendFeature.loader(
                        deps -> List.of(CompletableFuture.failedStage(new IllegalStateException("lost on the way")))))
                .failure();
        assertThat(failure).hasStackTraceContaining("FeatureLoaderTests");
        assertThat(PluginTests.root(failure)).hasMessage("lost on the way");
    }

    @Test
    @Case({"LDR-01", "LDR-05"})
    void aLoaderMayBeABean() {
        StartupResult result = backend.property("app.wanted", "fromBean")
                .declare(LoaderBean.class)
                .startupResult();
        assertThat(result.plugins()).extracting(StartupResult.Plugin::pluginId).containsExactly("fromBean");
    }

    @Test
    @Case("LDR-03")
    void aLoaderMayAskForARootServiceThatTheApplicationDeclares() {
        backend.declare(ThingBean.class)
                .add(
                        BackendFeature.loader(
                                deps -> {
                                    trace.add("loader has " + deps.get(THING).name());
                                    return List.of();
                                },
                                THING),
                        backend.asking("todo", THING));
        backend.start();
        assertThat(trace.events()).containsExactly("loader has bean 1");
        assertThat(backend.received("todo", THING).name()).isEqualTo("bean 1");
    }

    private BackendFeature loader(String name, BackendFeature... nested) {
        return BackendFeature.loader(deps -> {
            trace.add(name);
            return nested;
        });
    }

    record Thing(String name) {}

    record Greeter(String name) {}

    static class LoaderBean {

        @Bean
        static BackendFeature loader() {
            return BackendFeature.loader(
                    deps -> List.of(plugin(deps.get(CoreServices.ROOT_CONFIG).getString("app.wanted"), none -> {})),
                    CoreServices.ROOT_CONFIG);
        }
    }

    static class ThingBean {

        @Bean
        static ServiceFactory<Thing> thing() {
            AtomicInteger number = new AtomicInteger();
            return ServiceFactory.of(THING).create(deps -> new Thing("bean " + number.incrementAndGet()));
        }
    }
}
