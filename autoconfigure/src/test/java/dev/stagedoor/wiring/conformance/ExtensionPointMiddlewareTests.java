package dev.stagedoor.wiring.conformance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointContext;
import dev.stagedoor.ExtensionPointMiddleware;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend guarantees about middleware of extension points. */
class ExtensionPointMiddlewareTests {

    private static final ExtensionPointRef<Names> NAMES = ExtensionPointRef.of(Names.class);

    private static final ExtensionPointRef<Names> OTHER = ExtensionPointRef.of("test.other", Names.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"EPM-01", "EPM-02", "EPM-03", "EPM-04", "EPM-07"})
    void modulesReceiveWhatTheMiddlewareMakesInOrderAndNobodyElseDoes() {
        Names original = new Names("original");
        backend.declare(TwoMiddlewares.class)
                .add(
                        BackendFeature.plugin("todo", points -> {
                            points.registerExtensionPoint(NAMES, original);
                            points.registerExtensionPoint(OTHER, new Names("other"));
                            points.registerInit(deps -> trace.add(original.name()));
                        }),
                        backend.asking("todo", "csv", NAMES, OTHER));
        backend.start();
        assertThat(backend.received("todo.csv", NAMES).name()).isEqualTo("original first second");
        assertThat(backend.received("todo.csv", OTHER).name()).isEqualTo("other");
        assertThat(trace.events()).containsExactly("original");
    }

    @Test
    @Case("EPM-06")
    void middlewareRunsForEachModuleWhateverTheObjectCameFrom() {
        AtomicInteger number = new AtomicInteger();
        backend.declare(NumberingMiddleware.class)
                .add(
                        BackendFeature.plugin("todo", points -> {
                            points.registerExtensionPoint(NAMES, new Names("ready"));
                            points.registerExtensionPointFactory(
                                    OTHER, context -> new Names("made" + number.incrementAndGet()));
                            points.registerInit(deps -> {});
                        }),
                        backend.asking("todo", "csv", NAMES, OTHER),
                        backend.asking("todo", "xml", NAMES, OTHER));
        backend.start();
        assertThat(backend.received("todo.csv", NAMES).name()).isEqualTo("ready for todo.csv");
        assertThat(backend.received("todo.xml", NAMES).name()).isEqualTo("ready for todo.xml");
        assertThat(backend.received("todo.csv", OTHER).name())
                .startsWith("made")
                .endsWith(" for todo.csv");
        assertThat(backend.received("todo.xml", OTHER).name())
                .startsWith("made")
                .endsWith(" for todo.xml");
        assertThat(number).hasValue(2);
    }

    @Test
    @Case("EPM-08")
    void aModuleWaitsForSlowMiddleware() {
        SlowMiddleware.RELEASE = new CountDownLatch(1);
        backend.declare(SlowMiddleware.class)
                .add(
                        plugin("todo", new Names("todo")),
                        module("todo", "csv", deps -> trace.add(deps.get(NAMES).name()), NAMES),
                        module("todo", "free", deps -> {
                            trace.add("free");
                            SlowMiddleware.RELEASE.countDown();
                        }));
        backend.start();
        assertThat(trace.events()).containsExactly("free", "todo slow");
    }

    @Test
    @Case("EPM-08")
    void middlewareThatFailsIsAFailureOfTheModule() {
        StartupResult result = backend.declare(FailingMiddleware.class)
                .add(
                        plugin("todo", new Names("todo")),
                        module("todo", "csv", deps -> trace.add("csv"), NAMES),
                        module("todo", "free", deps -> trace.add("free")))
                .startupError()
                .getResult();
        assertThat(failureOf(entry(result, "todo", "csv"))).hasStackTraceContaining("no names today");
        assertThat(entry(result, "todo").failure()).isNull();
        assertThat(trace.events()).containsExactly("free");
    }

    @Test
    @Case({"EPM-01", "EPM-07"})
    void annotatedModulesReceiveWhatTheMiddlewareMakes() {
        backend.declare(TwoMiddlewares.class, AnnotatedPlugin.class, AnnotatedModule.class)
                .start();
        assertThat(trace.events()).containsExactly("module has bean first second", "plugin has bean");
    }

    private static BackendFeature plugin(String id, Names names) {
        return BackendFeature.plugin(id, points -> {
            points.registerExtensionPoint(NAMES, names);
            points.registerInit(deps -> {});
        });
    }

    @ExtensionPoint("test.names")
    record Names(String name) {

        Names and(String more) {
            return new Names(name + " " + more);
        }
    }

    /** Appends a word. */
    record Appending(ExtensionPointRef<Names> extensionPoint, String word) implements ExtensionPointMiddleware<Names> {

        @Override
        public Names apply(Names original, ExtensionPointContext context) {
            return original.and(word);
        }
    }

    /** Appends for whom it is. */
    record Labelling(ExtensionPointRef<Names> extensionPoint) implements ExtensionPointMiddleware<Names> {

        @Override
        public Names apply(Names original, ExtensionPointContext context) {
            return original.and("for " + context.pluginId() + "." + context.moduleId());
        }
    }

    static class TwoMiddlewares {

        @Bean
        @Order(2)
        ExtensionPointMiddleware<Names> second() {
            return new Appending(NAMES, "second");
        }

        @Bean
        @Order(1)
        ExtensionPointMiddleware<Names> first() {
            return new Appending(NAMES, "first");
        }

        @Bean
        ExtensionPointMiddleware<Names> unknown() {
            return new Appending(ExtensionPointRef.of("test.nobodys", Names.class), "unknown");
        }
    }

    static class NumberingMiddleware {

        @Bean
        ExtensionPointMiddleware<Names> names() {
            return new Labelling(NAMES);
        }

        @Bean
        ExtensionPointMiddleware<Names> other() {
            return new Labelling(OTHER);
        }
    }

    static class SlowMiddleware {

        static volatile CountDownLatch RELEASE = new CountDownLatch(1);

        @Bean
        ExtensionPointMiddleware<Names> slow() {
            return new ExtensionPointMiddleware<>() {

                @Override
                public ExtensionPointRef<Names> extensionPoint() {
                    return NAMES;
                }

                @Override
                public Names apply(Names original, ExtensionPointContext context) throws Exception {
                    Trace.await(RELEASE);
                    return original.and("slow");
                }
            };
        }
    }

    static class FailingMiddleware {

        @Bean
        ExtensionPointMiddleware<Names> failing() {
            return new ExtensionPointMiddleware<>() {

                @Override
                public ExtensionPointRef<Names> extensionPoint() {
                    return NAMES;
                }

                @Override
                public Names apply(Names original, ExtensionPointContext context) {
                    throw new IllegalStateException("no names today");
                }
            };
        }
    }

    @BackendPlugin("todo")
    static class AnnotatedPlugin {

        @Bean
        Names names() {
            return new Names("bean");
        }

        @Init
        void init(Names names, Trace trace) {
            trace.add("plugin has " + names.name());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class AnnotatedModule {

        @Init
        void init(Names names, Trace trace) {
            trace.add("module has " + names.name());
        }
    }
}
