package dev.stagedoor.sample.catalog.locations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.sample.catalog.descriptor.DescriptorReader;
import dev.stagedoor.sample.catalog.processing.RegisteredLocations;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Looks what a location holds, or might hold if somebody describes it. */
@Component
class LocationAnalyzer {

    private final DescriptorReader reader;

    private final RegisteredLocations locations;

    private final LoggerService logger;

    LocationAnalyzer(DescriptorReader reader, RegisteredLocations locations, LoggerService logger) {
        this.reader = reader;
        this.locations = locations;
        this.logger = logger;
    }

    /**
     * Analyzes a location.
     *
     * @return the entities of a descriptor file that may be read, or else one that a repository there might have
     * @throws dev.stagedoor.errors.InputException if the target is no address
     */
    Map<String, Object> analyze(LocationSpec location) {
        RepositoryUrl repository = RepositoryUrl.of(location.target());
        List<Map<String, Object>> existing = isDescriptor(location) ? existing(location) : List.of();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("existingEntityFiles", existing);
        answer.put("generateEntities", existing.isEmpty() ? List.of(generated(repository)) : List.of());
        return answer;
    }

    private static boolean isDescriptor(LocationSpec location) {
        String target = location.target().toLowerCase(Locale.ROOT);
        return location.type().equals("url") && (target.endsWith(".yaml") || target.endsWith(".yml"));
    }

    private List<Map<String, Object>> existing(LocationSpec location) {
        List<DescriptorReader.Found> found;
        try {
            found = reader.read(location, location, true);
        } catch (BackstageException ex) {
            logger.debug("Nothing is read from {}: {}", location.ref(), ex.getMessage());
            return List.of();
        }
        boolean registered = locations.find(location).isPresent();
        Map<String, String> where = Map.of("type", location.type(), "target", location.target());
        List<Map<String, Object>> existing = new ArrayList<>();
        for (DescriptorReader.Found each : found) {
            existing.add(Map.of("location", where, "isRegistered", registered, "entity", each.entity()));
        }
        return existing;
    }

    private static Map<String, Object> generated(RepositoryUrl repository) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", repository.name());
        String annotation = repository.annotation();
        if (annotation != null) {
            metadata.put("annotations", Map.of(annotation, repository.slug()));
        }
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("apiVersion", "backstage.io/v1alpha1");
        entity.put("kind", "Component");
        entity.put("metadata", metadata);
        entity.put("spec", Map.of("type", "other", "lifecycle", "unknown"));
        return Map.of("entity", entity, "fields", List.of());
    }
}
