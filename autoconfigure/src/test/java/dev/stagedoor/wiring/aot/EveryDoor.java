package dev.stagedoor.wiring.aot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointContext;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginComponent;
import dev.stagedoor.PluginScope;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.RootContext;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceDecorator;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.scheduler.ScheduledTask;
import dev.stagedoor.scheduler.TaskScope;
import dev.stagedoor.wiring.Trace;

/** A backend that uses each way to declare something once, and notes what it sees. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableScheduling
@Import({
    EveryDoor.Services.class,
    EveryDoor.Objects.class,
    EveryDoor.TodoPlugin.class,
    EveryDoor.CsvModule.class,
    EveryDoor.FormatsModule.class,
    EveryDoor.TsvModule.class,
    EveryDoor.OtherPlugin.class,
    EveryDoor.BrokenPlugin.class,
    EveryDoor.OptionalPlugin.class
})
class EveryDoor {

    @Bean
    Trace trace() {
        return new Trace();
    }

    /** Notes what plugins log that are objects, and have nothing else to tell with. */
    @Bean
    RootLoggerService rootLogger(Trace trace) {
        return new RootLoggerService() {

            @Override
            public void log(LogEntry entry) {
                if (entry.message().startsWith("object: ")) {
                    trace.add(entry.fields().get("plugin") + " logged " + entry.message());
                }
            }

            @Override
            public boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> fields) {
                return true;
            }
        };
    }

    /** Released by the first runs of the scheduled methods. */
    @Bean
    CountDownLatch ticked() {
        return new CountDownLatch(2);
    }

    // Services

    @BackendService(id = "door.greeter", defaultFactory = GreeterFactory.class)
    interface Greeter {

        String greet();
    }

    @BackendService(id = "door.word", multiton = true)
    interface Word {

        String text();
    }

    @BackendService(id = "door.eager")
    interface Eager {}

    @BackendService(id = "door.counter", scope = ServiceScope.ROOT)
    interface Counter {

        int next();
    }

    @BackendService(id = "door.late", scope = ServiceScope.ROOT)
    interface Late {}

    /** A service whose default a loader replaces. */
    @BackendService(id = "door.replaced", defaultFactory = ReplacedFactory.class)
    interface Replaced {

        String text();
    }

    static final class ReplacedFactory {

        @Bean
        @PluginScope
        Replaced replaced() {
            return () -> "default";
        }
    }

    /** A service that a loader supplies. */
    interface Text {

        String text();
    }

    /** A service by reference alone. */
    interface Codec {

        String encode(String text);
    }

    static final PluginServiceRef<Codec> CODEC = ServiceRef.plugin("door.codec", Codec.class)
            .defaultFactory(ref -> ServiceFactory.of(ref)
                    .deps(CoreServices.PLUGIN_METADATA)
                    .rootContext(deps -> "<")
                    .create((deps, root) -> text ->
                            root + deps.get(CoreServices.PLUGIN_METADATA).getId() + ":" + text));

    static final PluginServiceRef<Codec> OVERRIDDEN = ServiceRef.plugin("door.overridden", Codec.class)
            .defaultFactory(ref -> ServiceFactory.of(ref).create(deps -> text -> "default " + text));

    static final RootServiceRef<Text> LOADED = ServiceRef.root("door.loaded", Text.class);

    static final PluginServiceRef<Replaced> LOADED_OVERRIDE = PluginServiceRef.of(Replaced.class);

    static final PluginServiceRef<Greeter> GREETER = PluginServiceRef.of(Greeter.class);

    static final class GreeterFactory {

        @Bean
        @RootContext
        StringBuilder prefix(Trace trace) {
            trace.add("root context of the greeter");
            return new StringBuilder("hello ");
        }

        @Bean
        @PluginScope
        Greeter greeter(StringBuilder prefix, PluginMetadataService plugin) {
            return () -> prefix + plugin.getId();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Services {

        @ForPlugin("other")
        Greeter otherGreeter() {
            return () -> "welcome";
        }

        @Bean
        ServiceDecorator<Greeter> loud() {
            return (greeter, context) -> () -> greeter.greet() + "!";
        }

        @Bean
        @PluginScope
        @Order(2)
        Word world() {
            return () -> "world";
        }

        @Bean
        @PluginScope
        @Order(1)
        Word first() {
            return () -> "first";
        }

        @Bean
        @PluginScope(initialization = Initialization.ALWAYS)
        Eager eager(PluginMetadataService plugin, Trace trace) {
            trace.add("eager service of " + plugin.getId());
            return new Eager() {};
        }

        @Bean
        Counter counter(Trace trace) {
            trace.add("counter made");
            return () -> 1;
        }

        @Bean
        @Lazy
        Late late(Trace trace) {
            trace.add("late service made");
            return new Late() {};
        }

        @Bean
        static ServiceFactory<Codec> codec() {
            return ServiceFactory.of(OVERRIDDEN).create(deps -> text -> "override " + text);
        }

        /** A default that the plugin's own clock must not switch off. */
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }
    }

    // Plugins as objects

    static final ExtensionPointRef<Word> SINK = ExtensionPointRef.of("object.sink", Word.class);

    @Configuration(proxyBeanMethods = false)
    static class Objects {

        @Bean
        static BackendFeature objectPlugin() {
            return BackendFeature.plugin("object", env -> {
                env.registerExtensionPoint(SINK, () -> "sink");
                env.registerInit(
                        deps -> deps.get(CoreServices.LOGGER)
                                .info(
                                        "object: {}, {}",
                                        deps.get(CODEC).encode("x"),
                                        deps.get(GREETER).greet()),
                        CoreServices.LOGGER,
                        CODEC,
                        GREETER);
            });
        }

        @Bean
        static BackendFeature objectModule() {
            return BackendFeature.module(
                    "object",
                    "m",
                    env -> env.registerInit(
                            deps -> deps.get(CoreServices.LOGGER)
                                    .info("object: {}", deps.get(SINK).text()),
                            CoreServices.LOGGER,
                            SINK));
        }

        /** Supplies what depends on the configuration of the moment. */
        @Bean
        static BackendFeature loader() {
            return BackendFeature.loader(
                    deps -> {
                        String pluginId = deps.get(CoreServices.ROOT_CONFIG)
                                .getOptionalString("door.load")
                                .orElse("loaded");
                        return List.of(
                                ServiceFactory.of(LOADED).create(none -> () -> pluginId),
                                ServiceFactory.of(LOADED_OVERRIDE).create(none -> () -> "loaded"),
                                BackendFeature.plugin(pluginId, EveryDoor::askForLoaded));
                    },
                    CoreServices.ROOT_CONFIG);
        }
    }

    private static void askForLoaded(RegistrationPoints env) {
        env.registerInit(
                init -> init.get(CoreServices.LOGGER)
                        .info(
                                "object: {}, {}",
                                init.get(LOADED).text(),
                                init.get(LOADED_OVERRIDE).text()),
                CoreServices.LOGGER,
                LOADED,
                LOADED_OVERRIDE);
    }

    // Annotated plugins

    @ExtensionPoint("todo.importers")
    interface Importers {

        void add(String importer);
    }

    @ExtensionPoint("todo.labels")
    interface Labels {

        void add(String label);
    }

    @ConfigurationProperties("todo")
    record TodoProperties(String title) {}

    @BackendPlugin("todo")
    @EnableConfigurationProperties(TodoProperties.class)
    @Import({TodoPlugin.Words.class, TodoPlugin.Tasks.class, TodoPlugin.Notice.class})
    static class TodoPlugin {

        @Bean
        Importers importers(Trace trace) {
            return importer -> trace.add("importer " + importer);
        }

        @Bean
        Labels labels(ExtensionPointContext context, Trace trace) {
            return label -> trace.add("label " + label + " of " + context.moduleId());
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        @Lazy
        StringBuilder notes(Trace trace) {
            trace.add("notes made");
            return new StringBuilder("notes");
        }

        @Init
        void init(
                TodoProperties properties,
                Greeter greeter,
                List<Word> words,
                Counter counter,
                @Qualifier("clock") Clock clock,
                ObjectProvider<StringBuilder> notes,
                Said component,
                Replaced replaced,
                LoggerService logger,
                Trace trace) {
            logger.info("Starting");
            trace.add("todo: " + properties.title() + ", " + greeter.greet() + ", "
                    + words.stream().map(Word::text).toList() + ", " + counter.next() + ", " + clock + ", "
                    + notes.getObject() + ", " + component.say() + ", " + replaced.text());
        }

        /** A component that says whose it is. */
        @PluginComponent("todo")
        static class Words implements Said {

            @Override
            public String say() {
                return "said";
            }
        }

        /** What runs at set times and hears of events. */
        static class Tasks {

            private final CountDownLatch ticked;

            private final Trace trace;

            private final AtomicBoolean first = new AtomicBoolean(true);

            Tasks(CountDownLatch ticked, Trace trace) {
                this.ticked = ticked;
                this.trace = trace;
            }

            @Scheduled(fixedDelay = 10)
            void tick() {
                if (first.getAndSet(false)) {
                    ticked.countDown();
                }
            }

            @ScheduledTask(every = "1h", scope = TaskScope.LOCAL)
            void task() {
                trace.add("task of todo");
                ticked.countDown();
            }

            @EventListener
            void on(String event) {
                trace.add("todo heard " + event);
            }
        }

        /** Around the plugin's own beans. */
        @Aspect
        static class Notice {

            private final Trace trace;

            Notice(Trace trace) {
                this.trace = trace;
            }

            @Before("execution(String dev.stagedoor.wiring.aot.EveryDoor.Said.say())")
            void before() {
                trace.add("aspect of todo");
            }
        }
    }

    /** What the aspect of one plugin looks for, and another plugin has as well. */
    interface Said {

        String say();
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Bean
        Said said() {
            return () -> "said by csv";
        }

        @Init
        void init(Importers importers, Labels labels, Said said, Greeter greeter, Trace trace) {
            importers.add("csv");
            labels.add("red");
            trace.add("csv: " + said.say() + ", " + greeter.greet());
        }
    }

    @ExtensionPoint("todo.formats")
    interface Formats {

        void add(String format);
    }

    /** Offers an extension point, so that it waits for whose beans ask for that. */
    @BackendModule(pluginId = "todo", moduleId = "formats")
    static class FormatsModule {

        private final List<String> formats = new CopyOnWriteArrayList<>();

        @Bean
        Formats formats() {
            return formats::add;
        }

        @Init
        void init(Trace trace) {
            trace.add("formats " + formats);
        }
    }

    /** Asks for it in a constructor alone. */
    @BackendModule(pluginId = "todo", moduleId = "tsv")
    @Import(TsvModule.Tsv.class)
    static class TsvModule {

        @Init
        void init(Tsv tsv) {}

        /** The format. */
        static class Tsv {

            Tsv(Formats formats) {
                formats.add("tsv");
            }
        }
    }

    @BackendPlugin("other")
    @Import(OtherPlugin.Sayer.class)
    static class OtherPlugin {

        @Init
        void init(Clock clock, Greeter greeter, Said said, Late late, Trace trace) {
            trace.add("other: " + clock + ", " + greeter.greet() + ", " + said.say());
        }

        /** Says something, and no other plugin's aspect notices. */
        static class Sayer implements Said {

            @Override
            public String say() {
                return "said by other";
            }
        }
    }

    @BackendPlugin("broken")
    static class BrokenPlugin {

        @Init
        void init() {
            throw new IllegalStateException("broken on purpose");
        }
    }

    @BackendPlugin("optional")
    @ConditionalOnProperty("door.optional")
    static class OptionalPlugin {

        @Init
        void init(Trace trace) {
            trace.add("optional");
        }
    }
}
