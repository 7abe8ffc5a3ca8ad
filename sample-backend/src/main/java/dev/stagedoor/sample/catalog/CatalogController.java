package dev.stagedoor.sample.catalog;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityMetadata;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.NotFoundException;

/** Finds entities by their names, as a catalog does; there are always the same. */
@RestController
class CatalogController {

    private static final Map<EntityRef, Entity> ENTITIES = Stream.of(
                    Entity.of("Component", "petstore")
                            .withMetadata(EntityMetadata.of("petstore").withTitle("Pet Store"))
                            .withSpec(Map.of("type", "service", "lifecycle", "production", "owner", "guests")),
                    Entity.of("Group", "guests").withSpec(Map.of("type", "team")),
                    Entity.of("User", "guest").withRelation("memberOf", "group:default/guests"))
            .collect(Collectors.toUnmodifiableMap(Entity::ref, entity -> entity));

    @GetMapping("/entities/by-name/{kind}/{namespace}/{name}")
    Map<String, Object> entity(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        Entity entity = ENTITIES.get(new EntityRef(kind, namespace, name));
        if (entity == null) {
            throw new NotFoundException(
                    "No entity named '" + name + "' found, with kind '" + kind + "' in namespace '" + namespace + "'");
        }
        return entity.toMap();
    }
}
