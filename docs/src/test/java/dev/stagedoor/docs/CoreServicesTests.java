package dev.stagedoor.docs;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import dev.stagedoor.BackendService;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.auth.ExternalTokenHandler;
import dev.stagedoor.auth.PluginTokenHandlerDecorator;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of the core services in the README against the references and their default implementations. */
class CoreServicesTests {

    /** What applications may add; there is none of them by default. */
    private static final Map<String, BackendService> POINTS = Stream.of(
                    ExternalTokenHandler.class, PluginTokenHandlerDecorator.class)
            .map(contract -> contract.getAnnotation(BackendService.class))
            .collect(Collectors.toMap(BackendService::id, Function.identity()));

    private final List<Entry> entries = Pages.read(Pages.HOUSE.resolve("docs/src/test/resources/core-services.txt"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(Entry::parse)
            .toList();

    private final Map<String, ServiceScope> references = references();

    @Test
    void everyReferenceIsListedWithItsScope() {
        assertThat(entries).extracting(Entry::id).doesNotHaveDuplicates().containsAll(references.keySet());
        assertThat(entries)
                .filteredOn(entry -> references.containsKey(entry.id()))
                .allSatisfy(entry -> assertThat(entry.scope())
                        .as(entry.id())
                        .isEqualTo(references.get(entry.id()).name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void theReadmeTellsWhichServicesAreImplemented() {
        try (ConfigurableApplicationContext context = Backends.run()) {
            GeneratedPart.verify("README.md", "core services", table(context));
        }
    }

    private static Map<String, ServiceScope> references() {
        Map<String, ServiceScope> references = Arrays.stream(CoreServices.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (ServiceRef<?>) field.get(null);
                    } catch (IllegalAccessException ex) {
                        throw new IllegalStateException(ex);
                    }
                })
                .collect(Collectors.toMap(ServiceRef::id, ServiceRef::scope, (one, other) -> one, TreeMap::new));
        POINTS.forEach((id, point) -> references.put(id, point.scope()));
        return references;
    }

    private String table(ConfigurableApplicationContext context) {
        String rows = entries.stream()
                .map(entry -> "| `" + entry.id() + "` | " + entry.scope() + " | " + entry.purpose() + " | "
                        + (isImplemented(context, entry) ? "implemented" : "planned") + " |")
                .collect(Collectors.joining("\n"));
        return "| service | scope | what it does | status |\n|---|---|---|---|\n" + rows;
    }

    private boolean isImplemented(ConfigurableApplicationContext context, Entry entry) {
        return references.containsKey(entry.id())
                && (context.containsBeanDefinition(entry.id()) || POINTS.containsKey(entry.id()));
    }

    private record Entry(String id, String scope, String purpose) {

        static Entry parse(String line) {
            String[] parts = line.split(" \\| ");
            return new Entry(parts[0], parts[1], parts[2]);
        }
    }
}
