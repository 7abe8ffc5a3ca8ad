package dev.stagedoor.sample.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

import dev.stagedoor.CoreServices;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityRelation;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.sample.catalog.descriptor.Descriptor;
import dev.stagedoor.sample.catalog.descriptor.DescriptorParser;
import dev.stagedoor.sample.catalog.descriptor.EntityValidator;
import dev.stagedoor.sample.catalog.descriptor.Validation;
import dev.stagedoor.test.MockCredentials;
import dev.stagedoor.test.TestBackend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The entity files that come with the sample, and one that somebody adds to them. */
class SeedTests {

    private static final Path FILES = Path.of("catalog");

    private static final List<String> KINDS =
            List.of("Component", "API", "Resource", "System", "Domain", "Group", "User", "Location", "Template");

    private static final String MORE = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: aquarium
              title: %s
            spec:
              type: website
              lifecycle: experimental
              owner: guests
            """;

    @TempDir
    private static Path added;

    private static TestBackend backend;

    private static RestClient client;

    @BeforeAll
    static void start() throws ClassNotFoundException {
        backend = TestBackend.builder()
                .features(CatalogPlugin.class, Class.forName("dev.stagedoor.sample.catalog.relations.RelationsModule"))
                .property("catalog.locations[0].type", "file")
                .property("catalog.locations[0].target", FILES.toAbsolutePath())
                .property("catalog.locations[1].type", "file")
                .property("catalog.locations[1].target", added)
                .properties(rules())
                .property("catalog.processingInterval", "1s")
                .start();
        client = RestClient.builder()
                .baseUrl(backend.baseUrl() + "/api/catalog")
                .defaultHeader("Authorization", MockCredentials.service().header())
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    @AfterAll
    static void stop() {
        if (backend != null) {
            backend.close();
        }
    }

    @Test
    void thereAreSixtyFilesAtLeast() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void everyDocumentIsAnEntityOfAKnownKind() {
        EntityValidator validator = EntityValidator.create();

        assertThat(documents()).allSatisfy(document -> {
            Validation validation = validator.validate(document.entity());
            assertThat(validation.faults()).isEmpty();
            assertThat(validation.knownKind()).isTrue();
        });
    }

    @Test
    void everyDocumentIsServedAndItsReferencesLeadToEntities() {
        Set<String> written = documents().stream()
                .map(document -> Entity.of(document.entity()).ref().toString())
                .collect(Collectors.toSet());

        await().untilAsserted(() -> {
            List<Entity> served = entities();
            Set<String> refs =
                    served.stream().map(entity -> entity.ref().toString()).collect(Collectors.toSet());
            assertThat(refs).containsAll(written);
            assertThat(served)
                    .filteredOn(entity -> !entity.kind().equals("Location"))
                    .extracting(entity -> entity.ref() + ": " + unrelated(entity, refs))
                    .allMatch(line -> line.endsWith(": []"));
        });
    }

    @Test
    void aFileIsServedFromWhenItIsAddedUntilItIsRemoved() throws IOException {
        Path file = added.resolve("aquarium.yaml");

        Files.writeString(file, MORE.formatted("Fish"));
        await().until(SeedTests::titleOfTheAquarium, "Fish"::equals);

        Files.writeString(file, MORE.formatted("Fish and newts"));
        await().until(SeedTests::titleOfTheAquarium, "Fish and newts"::equals);

        Files.delete(file);
        await().ignoreExceptionsInstanceOf(ConflictException.class)
                .until(
                        () -> { // while it is swept already
                            backend.service("catalog", CoreServices.SCHEDULER).triggerTask("sweep");
                            return titleOfTheAquarium().isEmpty();
                        });
    }

    /** The relations of an entity that lead nowhere; that it has none at all is one too. */
    private static List<String> unrelated(Entity entity, Set<String> refs) {
        return entity.relations().isEmpty()
                ? List.of("none")
                : entity.relations().stream()
                        .map(EntityRelation::targetRef)
                        .filter(target -> !refs.contains(target))
                        .toList();
    }

    /** All kinds are allowed. */
    private static Map<String, String> rules() {
        return IntStream.range(0, KINDS.size())
                .boxed()
                .collect(Collectors.toMap("catalog.rules[0].allow[%d]"::formatted, KINDS::get));
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static List<Descriptor> documents() {
        return files().stream()
                .flatMap(file -> DescriptorParser.parse(file.toString(), text(file)).stream())
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static List<Entity> entities() {
        List<Map<String, Object>> entities =
                client.get().uri("/entities").retrieve().body(new ParameterizedTypeReference<>() {});
        return entities.stream().map(Entity::of).toList();
    }

    /** The title, which is empty where there is no aquarium. */
    private static String titleOfTheAquarium() {
        return client.get()
                .uri("/entities/by-name/component/default/aquarium")
                .retrieve()
                .body(JsonNode.class)
                .at("/metadata/title")
                .asString();
    }
}
