package dev.stagedoor.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendService;
import dev.stagedoor.auth.BackstageCredentials;

/**
 * Asks the software catalog, wherever it is, on behalf of whom the credentials stand for. Calls block. Each may fail
 * with a {@link dev.stagedoor.errors.ResponseException} if the catalog answers with an error, with an
 * {@link dev.stagedoor.errors.AuthenticationException} if the credentials can not be handed on, with an
 * {@link dev.stagedoor.errors.InputException} if a reference is malformed, and with Spring's
 * {@code ResourceAccessException} if the catalog is not reached. Thread-safe. Backstage: {@code CatalogService},
 * {@code catalogServiceRef}.
 */
@BackendService(id = "catalog-client")
public interface CatalogService {

    /**
     * Lists entities.
     *
     * @param request which, and what of them
     * @param credentials who is asking
     * @return the entities
     */
    List<Entity> getEntities(GetEntitiesRequest request, BackstageCredentials<?> credentials);

    /**
     * Lists entities.
     *
     * @param filter which
     * @param credentials who is asking
     * @return the entities
     */
    default List<Entity> getEntities(EntityFilter filter, BackstageCredentials<?> credentials) {
        return getEntities(GetEntitiesRequest.all().withFilter(filter), credentials);
    }

    /**
     * Finds an entity.
     *
     * @param entityRef its reference
     * @param credentials who is asking
     * @return the entity, or empty if there is none, or none that may be seen
     */
    Optional<Entity> getEntityByRef(EntityRef entityRef, BackstageCredentials<?> credentials);

    /**
     * Finds an entity.
     *
     * @param entityRef its reference, such as {@code component:default/petstore}
     * @param credentials who is asking
     * @return the entity, or empty if there is none, or none that may be seen
     */
    default Optional<Entity> getEntityByRef(String entityRef, BackstageCredentials<?> credentials) {
        return getEntityByRef(EntityRef.parse(entityRef), credentials);
    }

    /**
     * Finds several entities.
     *
     * @param request their references, and what of them
     * @param credentials who is asking
     * @return for each reference, in the same order, the entity or {@code null}
     */
    List<@Nullable Entity> getEntitiesByRefs(GetEntitiesByRefsRequest request, BackstageCredentials<?> credentials);

    /**
     * Finds several entities.
     *
     * @param entityRefs their whole references in lower case
     * @param credentials who is asking
     * @return for each reference, in the same order, the entity or {@code null}
     */
    default List<@Nullable Entity> getEntitiesByRefs(List<String> entityRefs, BackstageCredentials<?> credentials) {
        return getEntitiesByRefs(GetEntitiesByRefsRequest.of(entityRefs), credentials);
    }

    /**
     * Lists entities page by page.
     *
     * @param request the first page, or the cursor of another
     * @param credentials who is asking
     * @return a page, with the cursors of its neighbours
     */
    EntityPage queryEntities(QueryEntitiesRequest request, BackstageCredentials<?> credentials);

    /**
     * Lists entities, however many, and asks for a page when the one before was read.
     *
     * @param request which, and what of them; the limit is the size of a page, 500 if it has none
     * @param credentials who is asking
     * @return the entities, read as they are consumed
     */
    Stream<Entity> streamEntities(QueryEntitiesRequest request, BackstageCredentials<?> credentials);

    /**
     * Finds an entity and those that have brought it into the catalog.
     *
     * @param entityRef its reference
     * @param credentials who is asking
     * @return the entity and its ancestors
     */
    EntityAncestors getEntityAncestors(String entityRef, BackstageCredentials<?> credentials);

    /**
     * Counts which values fields have.
     *
     * @param request the fields, and the entities
     * @param credentials who is asking
     * @return for each field its values
     */
    Map<String, List<EntityFacet>> getEntityFacets(GetEntityFacetsRequest request, BackstageCredentials<?> credentials);

    /**
     * Removes an entity. It comes back if its location still names it.
     *
     * @param uid its uid; it need not exist
     * @param credentials who is asking
     */
    void removeEntityByUid(String uid, BackstageCredentials<?> credentials);

    /**
     * Has an entity read again soon.
     *
     * @param entityRef its reference
     * @param credentials who is asking
     */
    void refreshEntity(String entityRef, BackstageCredentials<?> credentials);

    /**
     * Checks an entity as the catalog would if it found it at a location.
     *
     * @param entity the entity
     * @param locationRef the location, such as {@code url:https://example.com/catalog-info.yaml}
     * @param credentials who is asking
     * @return whether it is valid, and why not
     */
    ValidateEntityResponse validateEntity(Entity entity, String locationRef, BackstageCredentials<?> credentials);

    /**
     * Lists the registered locations; those of the configuration are not among them.
     *
     * @param credentials who is asking
     * @return the locations
     */
    List<CatalogLocation> getLocations(BackstageCredentials<?> credentials);

    /**
     * Lists registered locations page by page.
     *
     * @param request the first page, or the cursor of another
     * @param credentials who is asking
     * @return a page, with the cursor of the next
     */
    LocationPage queryLocations(QueryLocationsRequest request, BackstageCredentials<?> credentials);

    /**
     * Lists registered locations, however many, and asks for a page when the one before was read.
     *
     * @param request which; the limit is the size of a page, 500 if it has none
     * @param credentials who is asking
     * @return the locations, read as they are consumed
     */
    Stream<CatalogLocation> streamLocations(QueryLocationsRequest request, BackstageCredentials<?> credentials);

    /**
     * Finds a registered location.
     *
     * @param id its id
     * @param credentials who is asking
     * @return the location, or empty if there is none
     */
    Optional<CatalogLocation> getLocationById(String id, BackstageCredentials<?> credentials);

    /**
     * Finds a registered location, among all.
     *
     * @param locationRef its type and target, such as {@code url:https://example.com/catalog-info.yaml}
     * @param credentials who is asking
     * @return the location, or empty if there is none
     */
    default Optional<CatalogLocation> getLocationByRef(String locationRef, BackstageCredentials<?> credentials) {
        return getLocations(credentials).stream()
                .filter(location -> location.ref().equals(locationRef))
                .findFirst();
    }

    /**
     * Finds the registered location that an entity comes from.
     *
     * @param entityRef the reference of the entity
     * @param credentials who is asking
     * @return the location, or empty if there is none
     */
    Optional<CatalogLocation> getLocationByEntity(String entityRef, BackstageCredentials<?> credentials);

    /**
     * Registers a location, or tries what would be found there.
     *
     * @param request the location
     * @param credentials who is asking
     * @return the location
     */
    AddLocationResponse addLocation(AddLocationRequest request, BackstageCredentials<?> credentials);

    /**
     * Moves a registered location.
     *
     * @param id its id
     * @param type its new type, such as {@code url}
     * @param target its new target
     * @param credentials who is asking
     * @return the location as it is now
     */
    CatalogLocation updateLocation(String id, String type, String target, BackstageCredentials<?> credentials);

    /**
     * Removes a registered location, and what it has brought.
     *
     * @param id its id
     * @param credentials who is asking
     */
    void removeLocationById(String id, BackstageCredentials<?> credentials);

    /**
     * Looks what a location holds, to help somebody register it.
     *
     * @param request the location
     * @param credentials who is asking
     * @return entities that it has, and such as it might have
     */
    AnalyzeLocationResponse analyzeLocation(AnalyzeLocationRequest request, BackstageCredentials<?> credentials);
}
