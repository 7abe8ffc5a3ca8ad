package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointContext;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.Init;
import dev.stagedoor.RegistrationPoints.ExtensionPointFactory;
import dev.stagedoor.StartupResult;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.entry;
import static dev.stagedoor.wiring.conformance.BackendRunner.failureOf;
import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend guarantees about extension points with one object for each consuming module. */
@ExtendWith(OutputCaptureExtension.class)
class ExtensionPointFactoryTests {

    private static final ExtensionPointRef<Importers> IMPORTERS = ExtensionPointRef.of(Importers.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final Trace trace = backend.trace();

    @Test
    @Case({"EPF-01", "EPF-02", "EPF-04"})
    void eachModuleHasAnObjectOfItsOwnMadeForIt() {
        List<Importers> made = new CopyOnWriteArrayList<>();
        backend.add(
                plugin(
                        context -> {
                            trace.add("made for " + context.pluginId() + "." + context.moduleId());
                            Importers importers = new Importers(context);
                            made.add(importers);
                            return importers;
                        },
                        () -> trace.add("plugin has " + made.size())),
                backend.asking("todo", "csv", IMPORTERS),
                backend.asking("todo", "xml", IMPORTERS));
        backend.start();
        assertThat(trace.events())
                .containsExactlyInAnyOrder("made for todo.csv", "made for todo.xml", "plugin has 2")
                .endsWith("plugin has 2");
        assertThat(backend.received("todo.csv", IMPORTERS).context.moduleId()).isEqualTo("csv");
        assertThat(backend.received("todo.xml", IMPORTERS).context.moduleId()).isEqualTo("xml");
    }

    @Test
    @Case("EPF-01")
    void theFactoryRunsBeforeTheInitOfTheModule() {
        backend.add(
                plugin(
                        context -> {
                            trace.add("factory");
                            return new Importers(context);
                        },
                        () -> {}),
                module("todo", "csv", deps -> trace.add("init"), IMPORTERS));
        backend.start();
        assertThat(trace.events()).containsExactly("factory", "init");
    }

    @Test
    @Case("EPF-03")
    void theFactoryDoesNotRunIfNobodyAsks() {
        backend.add(
                plugin(
                        context -> {
                            trace.add("factory");
                            return new Importers(context);
                        },
                        () -> {}),
                module("todo", "csv", deps -> {}));
        backend.start();
        assertThat(trace.events()).isEmpty();
    }

    @Test
    @Case({"EPF-05", "RES-03"})
    void aReportedModuleFailsTheStart() {
        IllegalStateException bad = new IllegalStateException("bad importer");
        backend.add(reportingPlugin(bad), module("todo", "csv", deps -> {}, IMPORTERS));
        assertThat(backend.startupError())
                .hasMessageContaining("Module 'csv' for plugin 'todo'")
                .hasMessageContaining("bad importer");
    }

    @Test
    @Case({"EPF-05", "LOG-07"})
    void aReportedModuleMayBePermitted(CapturedOutput output) {
        IllegalStateException bad = new IllegalStateException("bad importer");
        backend.property("backend.startup.plugins.todo.modules.csv.onPluginModuleBootFailure", "continue");
        StartupResult result = backend.add(reportingPlugin(bad), module("todo", "csv", deps -> {}, IMPORTERS))
                .startupResult();
        assertThat(entry(result, "todo", "csv").failure()).isEqualTo(new StartupResult.Failure(bad, true));
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
        assertThat(output.toString().lines())
                .anyMatch(line -> line.contains("ERROR")
                        && line.contains("'csv'")
                        && line.contains("'todo'")
                        && line.contains("permitted"));
    }

    @Test
    @Case("EPF-06")
    void aReportReplacesAnEarlierFailureOfTheModule() {
        IllegalStateException bad = new IllegalStateException("bad importer");
        Throwable failure = backend.add(
                        reportingPlugin(bad),
                        module(
                                "todo",
                                "csv",
                                deps -> {
                                    throw new IllegalStateException("its own failure");
                                },
                                IMPORTERS))
                .moduleFailure("todo", "csv");
        assertThat(failure).isSameAs(bad);
    }

    @Test
    @Case("EPF-07")
    void aReportWithinTheInitOfTheModuleIsKept() {
        IllegalStateException bad = new IllegalStateException("bad importer");
        Throwable failure = backend.add(
                        plugin(Importers::new, () -> {}),
                        module(
                                "todo",
                                "csv",
                                deps -> deps.get(IMPORTERS).context.reportModuleStartupFailure(bad),
                                IMPORTERS))
                .moduleFailure("todo", "csv");
        assertThat(failure).isSameAs(bad);
    }

    @Test
    @Case({"EPF-08", "LOG-07"})
    void aReportAfterStartUpIsLoggedOnly(CapturedOutput output) {
        backend.add(plugin(Importers::new, () -> {}), backend.asking("todo", "csv", IMPORTERS));
        ConfigurableApplicationContext context = backend.start();
        StartupResult before = context.getBean(Backend.class).startupResult().orElseThrow();
        backend.received("todo.csv", IMPORTERS)
                .context
                .reportModuleStartupFailure(new IllegalStateException("too late to matter"));
        assertThat(context.getBean(Backend.class).startupResult()).contains(before);
        assertThat(entry(before, "todo", "csv").failure()).isNull();
        assertThat(output.toString().lines())
                .anyMatch(line -> line.contains("ERROR") && line.contains("'csv'") && line.contains("'todo'"));
        assertThat(output).contains("too late to matter");
    }

    @Test
    @Case("EPF-09")
    void aFactoryThatFailsIsAFailureOfThatModuleAlone() {
        IllegalStateException bad = new IllegalStateException("not for csv");
        StartupResult result = backend.add(
                        plugin(
                                context -> {
                                    if (context.moduleId().equals("csv")) {
                                        throw bad;
                                    }
                                    return new Importers(context);
                                },
                                () -> trace.add("plugin")),
                        module("todo", "csv", deps -> trace.add("csv"), IMPORTERS),
                        module("todo", "xml", deps -> trace.add("xml"), IMPORTERS))
                .startupError()
                .getResult();
        assertThat(trace.events()).containsExactly("xml", "plugin");
        assertThat(failureOf(entry(result, "todo", "csv"))).hasStackTraceContaining("not for csv");
        assertThat(entry(result, "todo", "xml").failure()).isNull();
    }

    @Test
    @Case("EPF-09")
    void aFactoryThatReturnsNothingIsAFailureOfTheModule() {
        Throwable failure = backend.add(
                        plugin(context -> null, () -> trace.add("plugin")),
                        module("todo", "csv", deps -> trace.add("csv"), IMPORTERS))
                .moduleFailure("todo", "csv");
        assertThat(failure)
                .hasMessageContaining("extensionPoint{test.importers}")
                .hasMessageContaining("null");
        assertThat(trace.events()).containsExactly("plugin");
    }

    @Test
    @Case("EPF-11")
    void theProductIsUsedAsItIs() {
        AtomicReference<Object> made = new AtomicReference<>();
        backend.add(
                plugin(
                        context -> {
                            Importers importers = new Importers(context);
                            made.set(importers);
                            return importers;
                        },
                        () -> {}),
                backend.asking("todo", "csv", IMPORTERS));
        backend.start();
        assertThat(backend.received("todo.csv", IMPORTERS)).isSameAs(made.get());
    }

    @Test
    @Case({"EPF-01", "EPF-02", "EPF-04"})
    void aBeanMethodWithAContextMakesOneObjectForEachModule() {
        backend.declare(TodoPlugin.class, CsvModule.class, XmlModule.class).start();
        assertThat(trace.events())
                .containsExactlyInAnyOrder("csv has csv", "xml has xml", "made for [csv, xml]")
                .endsWith("made for [csv, xml]");
    }

    @Test
    @Case("EPF-03")
    void aBeanMethodWithAContextDoesNotRunWithoutModules() {
        backend.declare(TodoPlugin.class).start();
        assertThat(trace.events()).containsExactly("made for []");
    }

    @Test
    @Case({"EPF-05", "EPF-04"})
    void anAnnotatedPluginMayReportAModule() {
        Throwable failure =
                backend.declare(ReportingPlugin.class, CsvModule.class).moduleFailure("todo", "csv");
        assertThat(failure).hasMessage("csv is unusable");
    }

    @Test
    @Case("EPF-09")
    void aBeanMethodWithAContextThatFailsIsAFailureOfThatModuleAlone() {
        StartupResult result = backend.declare(FailingPlugin.class, CsvModule.class, XmlModule.class)
                .startupError()
                .getResult();
        assertThat(failureOf(entry(result, "todo", "csv"))).hasStackTraceContaining("not for csv");
        assertThat(entry(result, "todo", "xml").failure()).isNull();
        assertThat(trace.events()).containsExactly("xml has xml", "plugin");
    }

    @Test
    @Case({"EPF-01", "CON-10"})
    void manyModulesAtTheSameTimeEachHaveTheirOwn() {
        Map<String, Importers> seen = new ConcurrentHashMap<>();
        CountDownLatch go = new CountDownLatch(1);
        backend.add(plugin(
                context -> {
                    Trace.await(go);
                    return new Importers(context);
                },
                () -> {}));
        for (int i = 0; i < 30; i++) {
            String id = "m" + i;
            backend.add(module("todo", id, deps -> seen.put(id, deps.get(IMPORTERS)), IMPORTERS));
        }
        backend.add(module("todo", "opener", deps -> go.countDown()));
        backend.start();
        assertThat(seen)
                .hasSize(30)
                .allSatisfy((id, importers) ->
                        assertThat(importers.context.moduleId()).isEqualTo(id));
    }

    private static BackendFeature plugin(ExtensionPointFactory<Importers> factory, Runnable init) {
        return BackendFeature.plugin("todo", points -> {
            points.registerExtensionPointFactory(IMPORTERS, factory);
            points.registerInit(deps -> init.run());
        });
    }

    private static BackendFeature reportingPlugin(RuntimeException error) {
        List<Importers> made = new CopyOnWriteArrayList<>();
        return plugin(
                context -> {
                    Importers importers = new Importers(context);
                    made.add(importers);
                    return importers;
                },
                () -> made.forEach(each -> each.context.reportModuleStartupFailure(error)));
    }

    @ExtensionPoint("test.importers")
    static class Importers {

        final ExtensionPointContext context;

        Importers(ExtensionPointContext context) {
            this.context = context;
        }
    }

    @ExtensionPoint("todo.sources")
    interface Sources {

        String module();
    }

    record ModuleSources(String module) implements Sources {}

    static class Log {

        final List<String> modules = new CopyOnWriteArrayList<>();

        final List<ExtensionPointContext> contexts = new CopyOnWriteArrayList<>();
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Log log() {
            return new Log();
        }

        @Bean
        ModuleSources sources(ExtensionPointContext context, Log log) {
            log.modules.add(context.moduleId());
            return new ModuleSources(context.moduleId());
        }

        @Init
        void init(Log log, Trace trace) {
            trace.add("made for " + log.modules.stream().sorted().toList());
        }
    }

    @BackendPlugin("todo")
    static class ReportingPlugin {

        @Bean
        Log log() {
            return new Log();
        }

        @Bean
        Sources sources(ExtensionPointContext context, Log log) {
            log.contexts.add(context);
            return new ModuleSources(context.moduleId());
        }

        @Init
        void init(Log log) {
            log.contexts.forEach(context ->
                    context.reportModuleStartupFailure(new IllegalStateException(context.moduleId() + " is unusable")));
        }
    }

    @BackendPlugin("todo")
    static class FailingPlugin {

        @Bean
        Sources sources(ExtensionPointContext context) {
            if (context.moduleId().equals("csv")) {
                throw new IllegalStateException("not for csv");
            }
            return new ModuleSources(context.moduleId());
        }

        @Init
        void init(Trace trace) {
            trace.add("plugin");
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(Sources sources, Trace trace) {
            trace.add("csv has " + sources.module());
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "xml")
    static class XmlModule {

        @Init
        void init(Sources sources, Trace trace) {
            trace.add("xml has " + sources.module());
        }
    }
}
