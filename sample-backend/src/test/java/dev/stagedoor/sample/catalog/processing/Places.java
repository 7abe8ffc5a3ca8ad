package dev.stagedoor.sample.catalog.processing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.catalog.spi.CatalogProcessor;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/** Reads locations of type {@code place}, which a test fills; and relates what says {@code spec.uses}. */
class Places implements CatalogProcessor {

    static final String TYPE = "place";

    private final Map<String, List<Map<String, Object>>> entities = new ConcurrentHashMap<>();

    private final Map<String, String> broken = new ConcurrentHashMap<>();

    private final Set<String> rejected = ConcurrentHashMap.newKeySet();

    @SafeVarargs
    final void put(String place, Map<String, Object>... what) {
        broken.remove(place);
        entities.put(place, List.of(what));
    }

    /** Has a place that consists of others, like a directory. */
    void breakPart(String place, String message) {
        broken.put(place, message);
    }

    void remove(String place) {
        entities.remove(place);
    }

    void reject(String name) {
        rejected.add(name);
    }

    void accept(String name) {
        rejected.remove(name);
    }

    static LocationSpec at(String place) {
        return new LocationSpec(TYPE, place);
    }

    static Map<String, Object> component(String name) {
        return entity("Component", name, Map.of("type", "service", "lifecycle", "production", "owner", "team"));
    }

    static Map<String, Object> user(String name, String uses) {
        return entity(
                "Component", name, Map.of("type", "service", "lifecycle", "production", "owner", "team", "uses", uses));
    }

    static Map<String, Object> location(String name, String... targets) {
        return entity("Location", name, Map.of("type", TYPE, "targets", List.of(targets)));
    }

    static Map<String, Object> entity(String kind, String name, Map<String, Object> spec) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("apiVersion", "backstage.io/v1alpha1");
        entity.put("kind", kind);
        entity.put("metadata", Map.of("name", name));
        entity.put("spec", spec);
        return entity;
    }

    @Override
    public boolean readLocation(LocationSpec location, LocationSpec origin, boolean optional, ProcessorOutput output) {
        if (!location.type().equals(TYPE)) {
            return false;
        }
        boolean found = false;
        for (String place : entities.keySet().stream().sorted().toList()) {
            if (place.equals(location.target()) || place.startsWith(location.target() + "/")) {
                found = true;
                String message = broken.get(place);
                if (message == null) {
                    entities.get(place).forEach(each -> output.entity(each, at(place)));
                } else {
                    output.error(at(place), message);
                }
                output.refreshKey(at(place).ref());
            }
        }
        if (!found) {
            throw new NotFoundException("There is no place " + location.target());
        }
        return true;
    }

    @Override
    public Entity postProcessEntity(Entity entity, LocationSpec location, ProcessorOutput output) {
        if (rejected.contains(entity.metadata().name())) {
            throw new IllegalStateException("I do not like " + entity.metadata().name());
        }
        if (entity.spec().get("uses") instanceof String used) {
            output.relation(entity.ref(), "uses", Entity.of("Component", used).ref());
            output.relation(Entity.of("Component", used).ref(), "usedBy", entity.ref());
        }
        return entity;
    }
}
