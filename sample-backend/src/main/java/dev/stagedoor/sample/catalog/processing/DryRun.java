package dev.stagedoor.sample.catalog.processing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Processes entities without storing anything. Thread-safe. */
@Component
public class DryRun {

    private static final int MOST = 10_000;

    private final Orchestrator orchestrator;

    DryRun(Orchestrator orchestrator) {
        this.orchestrator = orchestrator;
    }

    /**
     * Reads a location with all that is below.
     *
     * @param location the location
     * @return the entity of the location, and those below, as they came of processing; without uid and relations
     * @throws InputException if anything is wrong with any of them
     */
    public List<Map<String, Object>> entities(LocationSpec location) {
        List<Map<String, Object>> entities = new ArrayList<>();
        Set<String> refs = new HashSet<>();
        Deque<Map<String, ?>> waiting = new ArrayDeque<>();
        waiting.push(LocationEntities.entity(location, LocationEntities.name(location)));
        while (!waiting.isEmpty()) {
            Map<String, ?> next = waiting.pop();
            Result result = orchestrator.process(next);
            Map<String, Object> entity = result.entity();
            if (entity == null || !result.problems().isEmpty()) {
                throw new InputException(result.problems().stream()
                        .map(ProcessingProblem::toString)
                        .collect(Collectors.joining(", ")));
            }
            String ref = EntityMaps.ref(entity);
            if (!refs.add(ref)) {
                throw new InputException("Duplicate nested entity: " + ref);
            }
            if (refs.size() > MOST) {
                throw new InputException("There are more than " + MOST + " entities at " + location.ref());
            }
            entities.add(entity);
            result.children().forEach(child -> waiting.push(child.entity()));
        }
        return entities;
    }

    /**
     * Tells what is wrong with an entity.
     *
     * @param entity the members of its JSON
     * @param location where it would be described, unless its annotations say so
     * @return what is wrong, nothing if it is valid
     */
    public List<ProcessingProblem> validate(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {
        Map<?, ?> own = EntityMaps.child(EntityMaps.child(entity, "metadata"), "annotations");
        Map<String, Object> annotated = EntityMaps.annotated(
                entity, Map.of(LocationEntities.LOCATION, location.ref(), LocationEntities.ORIGIN, location.ref()));
        Map<String, String> written = own.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof String)
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
        return orchestrator.process(EntityMaps.annotated(annotated, written)).problems();
    }
}
