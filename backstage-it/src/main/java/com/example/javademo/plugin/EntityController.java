package com.example.javademo.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityFacet;
import dev.stagedoor.catalog.EntityFilter;
import dev.stagedoor.catalog.EntityPage;
import dev.stagedoor.catalog.GetEntityFacetsRequest;
import dev.stagedoor.catalog.QueryEntitiesRequest;
import dev.stagedoor.catalog.ValidateEntityResponse;
import dev.stagedoor.errors.NotFoundException;

/** Asks Backstage's catalog on behalf of the caller. */
@RestController
class EntityController {

    private static final String LOCATION = "url:https://example.com/catalog-info.yaml";

    private final CatalogService catalog;

    EntityController(CatalogService catalog) {
        this.catalog = catalog;
    }

    // tag::entity[]
    @GetMapping("/title")
    Map<String, Object> title(@RequestParam String ref, BackstageCredentials<?> credentials) {
        Entity entity =
                catalog.getEntityByRef(ref, credentials).orElseThrow(() -> new NotFoundException("There is no " + ref));
        return Map.of("title", Objects.requireNonNullElse(entity.metadata().title(), ref));
    }
    // end::entity[]

    @GetMapping("/entities")
    List<String> entities(@RequestParam String kind, BackstageCredentials<?> credentials) {
        return catalog.getEntities(EntityFilter.where("kind", kind), credentials).stream()
                .map(entity -> entity.ref().toString())
                .toList();
    }

    @GetMapping("/entities-by-refs")
    List<Boolean> entitiesByRefs(@RequestParam List<String> ref, BackstageCredentials<?> credentials) {
        return catalog.getEntitiesByRefs(ref, credentials).stream()
                .map(Objects::nonNull)
                .toList();
    }

    @GetMapping("/pages")
    List<String> pages(BackstageCredentials<?> credentials) {
        return catalog.streamEntities(QueryEntitiesRequest.all().withLimit(1), credentials)
                .map(entity -> entity.ref().toString())
                .toList();
    }

    @GetMapping("/count")
    int count(@RequestParam String kind, BackstageCredentials<?> credentials) {
        EntityPage page = catalog.queryEntities(
                QueryEntitiesRequest.all()
                        .withFilter(EntityFilter.where("kind", kind))
                        .withLimit(0),
                credentials);
        return page.totalItems();
    }

    @GetMapping("/facets")
    Map<String, List<EntityFacet>> facets(BackstageCredentials<?> credentials) {
        return catalog.getEntityFacets(GetEntityFacetsRequest.of("kind"), credentials);
    }

    @GetMapping("/validity")
    boolean isValid(@RequestParam String name, BackstageCredentials<?> credentials) {
        Entity entity = Entity.of("Component", name)
                .withSpec(Map.of("type", "service", "lifecycle", "production", "owner", "guests"));
        ValidateEntityResponse response = catalog.validateEntity(entity, LOCATION, credentials);
        return response.valid();
    }

    @GetMapping("/locations")
    int locations(BackstageCredentials<?> credentials) {
        return catalog.getLocations(credentials).size();
    }
}
