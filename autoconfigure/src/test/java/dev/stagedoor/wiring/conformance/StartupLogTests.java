package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.Level;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.CoreServices;
import dev.stagedoor.Init;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.StartupResult;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.RecordingLogger;
import dev.stagedoor.wiring.Trace;

import static dev.stagedoor.wiring.conformance.BackendRunner.module;
import static dev.stagedoor.wiring.conformance.BackendRunner.plugin;
import static org.assertj.core.api.Assertions.assertThat;

/** What a backend logs when it starts and stops. */
class StartupLogTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    private final RecordingLogger logger = new RecordingLogger();

    @Test
    @Case({"LOG-01", "LOG-02", "LOG-04"})
    void theFirstAndTheLastLineNameThePluginsInTheAlphabet() {
        backend.add(
                        logging(),
                        plugin("zebra", deps -> {}),
                        plugin("ant", deps -> {}),
                        module("absent", "lonely", deps -> {}))
                .start();
        List<LogEntry> lines = initialization();
        assertThat(lines.get(0).level()).isEqualTo(Level.INFO);
        assertThat(lines.get(0).message()).endsWith("'ant', 'zebra'");
        assertThat(lines)
                .extracting(LogEntry::message)
                .anyMatch(line -> line.contains("complete") && line.endsWith("'ant', 'zebra'"));
    }

    @Test
    @Case("LOG-03")
    void whileItWaitsItTellsWhatIsDoneAndWhatIsNot() {
        CountDownLatch told = new CountDownLatch(1);
        RootLoggerService waiting = entry -> {
            logger.log(entry);
            if (entry.message().contains("progress")) {
                told.countDown();
            }
        };
        backend.add(
                        ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> waiting),
                        plugin("slow", deps -> Trace.await(told)),
                        plugin("fast", deps -> {}))
                .start();
        assertThat(initialization())
                .filteredOn(entry -> entry.message().contains("progress"))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.level()).isEqualTo(Level.INFO);
                    assertThat(entry.message())
                            .contains("newly initialized: 'fast'")
                            .endsWith("'slow'");
                });
        assertThat(logger.messages(Level.INFO))
                .anyMatch(line -> line.contains("complete") && line.endsWith("'slow'") && !line.contains("'fast'"));
    }

    @Test
    @Case("LOG-05")
    void aFailureIsLoggedWhenItHappensWithHowManyAreWaitedFor() {
        CountDownLatch told = new CountDownLatch(1);
        RootLoggerService waiting = entry -> {
            logger.log(entry);
            if (entry.level() == Level.ERROR) {
                told.countDown();
            }
        };
        IllegalStateException bad = new IllegalStateException("bad");
        backend.add(
                ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> waiting),
                plugin("bad", deps -> {
                    throw bad;
                }),
                plugin("good", deps -> Trace.await(told)));
        backend.startupError();
        assertThat(errors()).singleElement().satisfies(entry -> {
            assertThat(entry.message()).contains("'bad'").contains("1 other plugin ");
            assertThat(entry.throwable()).isSameAs(bad);
            assertThat(entry.fields()).containsEntry("type", "initialization");
        });
    }

    @Test
    @Case("LOG-05")
    void aFailingModuleWaitsForItsPluginToo() {
        IllegalStateException bad = new IllegalStateException("bad");
        backend.add(logging(), plugin("todo", deps -> {}), module("todo", "csv", deps -> {
            throw bad;
        }));
        backend.startupError();
        assertThat(errors()).singleElement().satisfies(entry -> {
            assertThat(entry.message()).contains("'csv'").contains("'todo'").contains("1 other plugin ");
            assertThat(entry.throwable()).isSameAs(bad);
        });
    }

    @Test
    @Case("LOG-05")
    void theLastFailureWaitsForNobody() {
        backend.add(logging(), plugin("bad", deps -> {
            throw new IllegalStateException("bad");
        }));
        backend.startupError();
        assertThat(errors())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.message()).contains("'bad'").doesNotContain("waiting"));
    }

    @Test
    @Case("LOG-06")
    void anAllowedFailureIsLoggedAsPermitted() {
        backend.property("backend.startup.default.onPluginBootFailure", "continue")
                .property("backend.startup.default.onPluginModuleBootFailure", "continue")
                .add(
                        logging(),
                        plugin("bad", deps -> {
                            throw new IllegalStateException("bad plugin");
                        }),
                        module("bad", "csv", deps -> {
                            throw new IllegalStateException("bad module");
                        }))
                .start();
        assertThat(errors())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.message()).contains("permitted"))
                .allSatisfy(entry -> assertThat(entry.throwable()).isNotNull())
                .extracting(LogEntry::message)
                .satisfiesExactly(
                        module -> assertThat(module).contains("'csv'").contains("'bad'"),
                        plugin -> assertThat(plugin).contains("'bad'").doesNotContain("'csv'"));
    }

    @Test
    @Case("LOG-08")
    void withoutARootLoggerEverythingWorks() {
        backend.bare().property("backend.startup.default.onPluginBootFailure", "continue");
        backend.add(
                ServiceFactory.of(CoreServices.LIFECYCLE)
                        .create(deps -> new TracingLifecycle("plugin", backend.trace())),
                ServiceFactory.of(CoreServices.ROOT_LIFECYCLE)
                        .create(deps -> new TracingRootLifecycle(backend.trace())),
                plugin("todo", deps -> {}));
        StartupResult result = backend.startupResult();
        backend.close();
        assertThat(result.outcome()).isEqualTo(StartupResult.Outcome.SUCCESS);
        assertThat(backend.trace().events()).hasSize(5);
    }

    @Test
    @Case("LOG-09")
    void eachLevelOfHooksTellsHowManyAndHowTheyEnded() {
        backend.add(
                        logging(),
                        plugin(
                                "todo",
                                deps -> {
                                    deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> {});
                                    deps.get(CoreServices.LIFECYCLE).addStartupHook(() -> {});
                                    deps.get(CoreServices.ROOT_LIFECYCLE).addShutdownHook(() -> {});
                                },
                                CoreServices.LIFECYCLE,
                                CoreServices.ROOT_LIFECYCLE))
                .start();
        backend.close();
        assertThat(logger.entries)
                .filteredOn(entry -> entry.level() == Level.DEBUG
                        && "todo".equals(entry.fields().get("plugin")))
                .extracting(LogEntry::message)
                .containsExactly(
                        "Running 2 plugin startup hooks...",
                        "Plugin startup hook succeeded",
                        "Plugin startup hook succeeded",
                        "Running 0 plugin shutdown hooks...");
        assertThat(logger.entries)
                .filteredOn(
                        entry -> entry.level() == Level.DEBUG && !entry.fields().containsKey("plugin"))
                .extracting(LogEntry::message)
                .containsExactly(
                        "Running 0 startup hooks...",
                        "Running 0 before shutdown hooks...",
                        "Running 1 shutdown hooks...",
                        "Shutdown hook succeeded");
    }

    @Test
    @Case("LOG-10")
    void thePluginLoggerIsAChildOfTheRootLoggerWithThePluginsId() {
        backend.add(
                        logging(),
                        plugin(
                                "todo",
                                deps -> deps.get(CoreServices.LOGGER).info("from an object"),
                                CoreServices.LOGGER))
                .declare(AnnotatedPlugin.class)
                .start();
        assertThat(logger.entries)
                .filteredOn(entry -> entry.message().startsWith("from"))
                .allSatisfy(entry -> assertThat(entry.fields()).containsKey("plugin"))
                .extracting(entry -> entry.fields().get("plugin") + " " + entry.message())
                .containsExactlyInAnyOrder("todo from an object", "annotated from a method", "annotated from a hook");
    }

    private List<LogEntry> initialization() {
        return logger.entries.stream()
                .filter(entry -> "initialization".equals(entry.fields().get("type")))
                .toList();
    }

    private List<LogEntry> errors() {
        return logger.entries.stream()
                .filter(entry -> entry.level() == Level.ERROR)
                .toList();
    }

    private BackendFeature logging() {
        return ServiceFactory.of(CoreServices.ROOT_LOGGER).create(deps -> logger);
    }

    @BackendPlugin("annotated")
    static class AnnotatedPlugin {

        @Init
        void init(LoggerService logger, LifecycleService lifecycle) {
            logger.info("from a method");
            lifecycle.addStartupHook(() -> logger.info("from a hook"));
        }
    }
}
