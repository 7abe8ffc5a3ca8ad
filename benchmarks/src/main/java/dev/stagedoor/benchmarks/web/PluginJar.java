package dev.stagedoor.benchmarks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.stagedoor.benchmarks.web.app.Application;
import dev.stagedoor.benchmarks.web.contracts.Greeting;

/** Writes, compiles and packs plugins as an author does: a package with a class and a controller for each. */
final class PluginJar {

    private static final String PACKAGE = Application.class.getPackageName() + ".plugins";

    private static final String CONTRACTS = Greeting.class.getPackageName();

    private static final int SERVICE_COUNT = 10;

    private static final String CONTRACT = """
            package %1$s;

            public record Service%2$d(String plugin) {}
            """;

    private static final String SERVICES = """
            package %1$s;

            import %2$s.*;
            import dev.stagedoor.PluginScope;
            import dev.stagedoor.metadata.PluginMetadataService;
            import org.springframework.context.annotation.Bean;
            import org.springframework.context.annotation.Configuration;

            @Configuration(proxyBeanMethods = false)
            class Services {
            %3$s}
            """;

    private static final String SERVICE = """
                @Bean @PluginScope Service%1$d service%1$d(PluginMetadataService plugin) {
                    return new Service%1$d(plugin.getId());
                }
            """;

    private static final String PLUGIN = """
            package %1$s.p%3$d;

            import %2$s.*;
            import dev.stagedoor.BackendPlugin;
            import dev.stagedoor.Init;

            @BackendPlugin("p%3$d")
            class Plugin {
                @Init void init(%4$s) {}
            }
            """;

    private static final String CONTROLLER = """
            package %1$s.p%3$d;

            import %2$s.*;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.RestController;

            @RestController
            class Controller {
                Controller(Service0 service) {}
                @GetMapping("/hello") Greeting hello() { return new Greeting("hello"); }
                @GetMapping("/hang") Greeting hang() throws InterruptedException {
                    new java.util.concurrent.CountDownLatch(1).await();
                    return hello();
                }
            }
            """;

    private static final String EMPTY_PLUGIN = """
            package %1$s.p%2$d;

            import dev.stagedoor.BackendPlugin;

            @BackendPlugin("p%2$d")
            class Plugin {}
            """;

    private static final String MIGRATING_PLUGIN = """
            package %1$s.p%2$d;

            import dev.stagedoor.BackendPlugin;
            import dev.stagedoor.Init;
            import dev.stagedoor.database.DatabaseService;

            @BackendPlugin("p%2$d")
            class Plugin {
                @Init void init(DatabaseService database) {
                    if (!Boolean.getBoolean("unused")) {
                        database.migrate();
                    }
                }
            }
            """;

    private static final String SCRIPT = """
            CREATE TABLE item (id integer PRIMARY KEY, name varchar(200) NOT NULL);
            CREATE INDEX item_name ON item (name);
            """;

    private PluginJar() {}

    /** Plugins that ask for ten services each, of which one goes to a controller. */
    static Path write(Path directory, String classPath, int plugins) {
        List<Source> sources = new ArrayList<>();
        IntStream.range(0, SERVICE_COUNT)
                .forEach(i -> sources.add(new Source(CONTRACTS + ".Service" + i, CONTRACT.formatted(CONTRACTS, i))));
        String beans = joined("", SERVICE::formatted);
        String parameters = joined(", ", "Service%1$d s%1$d"::formatted);
        sources.add(new Source(PACKAGE + ".Services", SERVICES.formatted(PACKAGE, CONTRACTS, beans)));
        IntStream.range(0, plugins).forEach(i -> {
            String place = PACKAGE + ".p" + i;
            sources.add(new Source(place + ".Plugin", PLUGIN.formatted(PACKAGE, CONTRACTS, i, parameters)));
            sources.add(new Source(place + ".Controller", CONTROLLER.formatted(PACKAGE, CONTRACTS, i)));
        });
        return compile(directory, classPath, "plugins-" + plugins, sources);
    }

    /** Plugins that have nothing but an id. */
    static Path writeEmpty(Path directory, String classPath, int plugins) {
        List<Source> sources = IntStream.range(0, plugins)
                .mapToObj(i -> new Source(PACKAGE + ".p" + i + ".Plugin", EMPTY_PLUGIN.formatted(PACKAGE, i)))
                .toList();
        return compile(directory, classPath, "empty-" + plugins, sources);
    }

    /** Plugins that migrate their databases, unless the system property {@code unused} is set. */
    static Path writeMigrating(Path directory, String classPath, int plugins) {
        String name = "migrating-" + plugins;
        List<Source> sources = IntStream.range(0, plugins)
                .mapToObj(i -> new Source(PACKAGE + ".p" + i + ".Plugin", MIGRATING_PLUGIN.formatted(PACKAGE, i)))
                .toList();
        try {
            for (int i = 0; i < plugins; i++) {
                Path scripts = directory.resolve(name).resolve("db/p" + i);
                Files.createDirectories(scripts);
                Files.writeString(scripts.resolve("V1__items.sql"), SCRIPT);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return compile(directory, classPath, name, sources);
    }

    private static String joined(String delimiter, IntFunction<String> text) {
        return IntStream.range(0, SERVICE_COUNT).mapToObj(text).collect(Collectors.joining(delimiter));
    }

    private static Path compile(Path directory, String classPath, String name, List<Source> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = directory.resolve(name);
        List<String> options =
                List.of("-d", classes.toString(), "-cp", classPath, "-parameters", "--release", "17", "-proc:none");
        try {
            Files.createDirectories(classes);
            if (!compiler.getTask(null, null, null, options, null, sources).call()) {
                throw new IllegalStateException("The plugins do not compile");
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return Jars.pack(classes, List.of(""), directory.resolve(name + ".jar"));
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(
                    URI.create("memory:///" + className.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
