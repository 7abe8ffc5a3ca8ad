package dev.stagedoor.catalog.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.catalog.AddLocationRequest;
import dev.stagedoor.catalog.AddLocationResponse;
import dev.stagedoor.catalog.AnalyzeLocationRequest;
import dev.stagedoor.catalog.AnalyzeLocationResponse;
import dev.stagedoor.catalog.CatalogLocation;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityAncestors;
import dev.stagedoor.catalog.EntityFacet;
import dev.stagedoor.catalog.EntityPage;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.catalog.GetEntitiesByRefsRequest;
import dev.stagedoor.catalog.GetEntitiesRequest;
import dev.stagedoor.catalog.GetEntityFacetsRequest;
import dev.stagedoor.catalog.LocationPage;
import dev.stagedoor.catalog.QueryEntitiesRequest;
import dev.stagedoor.catalog.QueryLocationsRequest;
import dev.stagedoor.catalog.ValidateEntityResponse;
import dev.stagedoor.catalog.autoconfigure.CatalogConnection.Answer;

/** Asks the catalog over HTTP, as Backstage's own client does. */
final class DefaultCatalog implements CatalogService {

    private static final int OK = 200;

    private static final int CREATED = 201;

    private static final int BAD_REQUEST = 400;

    private static final int NOT_FOUND = 404;

    private static final int PAGE_OF_STREAM = 500;

    private final CatalogConnection catalog;

    DefaultCatalog(CatalogConnection catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Entity> getEntities(GetEntitiesRequest request, BackstageCredentials<?> credentials) {
        CatalogAddress address = CatalogAddress.of("/entities")
                .list("fields", request.fields())
                .parameter("limit", request.limit())
                .each("filter", Filters.parameters(request.filter()))
                .parameter("offset", request.offset())
                .parameter("after", request.after())
                .each("order", request.order().stream().map(order -> order.direction() + ":" + order.field()));
        return Answers.entities(catalog.get(address, credentials).list());
    }

    @Override
    public Optional<Entity> getEntityByRef(EntityRef entityRef, BackstageCredentials<?> credentials) {
        return found(CatalogAddress.of("/entities/by-name").path(entityRef), credentials)
                .map(answer -> Answers.entity(answer.object()));
    }

    @Override
    public List<@Nullable Entity> getEntitiesByRefs(
            GetEntitiesByRefsRequest request, BackstageCredentials<?> credentials) {
        Map<String, Object> predicate =
                request.query() == null ? null : Filters.predicate(request.query(), request.filter());
        CatalogAddress address = CatalogAddress.of("/entities/by-refs");
        if (predicate == null) {
            address.each("filter", Filters.parameters(request.filter()));
        }
        List<@Nullable Entity> entities = new ArrayList<>();
        for (List<String> refs : RefChunks.of(request.entityRefs())) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("entityRefs", refs);
            if (!request.fields().isEmpty()) {
                body.put("fields", request.fields());
            }
            if (predicate != null) {
                body.put("query", predicate);
            }
            entities.addAll(Answers.nullableEntities(
                    catalog.post(address, body, credentials).object().get("items")));
        }
        return entities;
    }

    @Override
    public EntityPage queryEntities(QueryEntitiesRequest request, BackstageCredentials<?> credentials) {
        EntityQuery query = new EntityQuery(request);
        Map<?, ?> answer = (query.hasPredicate()
                        ? catalog.post(EntityQuery.address(), query.body(), credentials)
                        : catalog.get(query.addressWithParameters(), credentials))
                .object();
        return new EntityPage(
                Answers.entities(answer.get("items")),
                Answers.number(answer, "totalItems"),
                cursor(answer, "nextCursor"),
                cursor(answer, "prevCursor"));
    }

    @Override
    public Stream<Entity> streamEntities(QueryEntitiesRequest request, BackstageCredentials<?> credentials) {
        QueryEntitiesRequest first = request.limit() == null ? request.withLimit(PAGE_OF_STREAM) : request;
        return Pages.read(cursor -> {
            EntityPage page = queryEntities(cursor == null ? first : first.withCursor(cursor), credentials);
            return new Pages.Page<>(page.items(), page.nextCursor());
        });
    }

    @Override
    public EntityAncestors getEntityAncestors(String entityRef, BackstageCredentials<?> credentials) {
        CatalogAddress address = CatalogAddress.of("/entities/by-name")
                .path(EntityRef.parse(entityRef))
                .path("ancestry");
        return Answers.ancestors(catalog.get(address, credentials).object());
    }

    @Override
    public Map<String, List<EntityFacet>> getEntityFacets(
            GetEntityFacetsRequest request, BackstageCredentials<?> credentials) {
        CatalogAddress address = CatalogAddress.of("/entity-facets");
        Answer answer;
        if (request.query() == null) {
            answer = catalog.get(
                    address.each("facet", request.facets().stream())
                            .each("filter", Filters.parameters(request.filter())),
                    credentials,
                    NOT_FOUND);
        } else {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("facets", request.facets());
            body.put("query", Filters.predicate(request.query(), request.filter()));
            answer = catalog.post(address, body, credentials, NOT_FOUND);
        }
        return answer.is(NOT_FOUND) ? Map.of() : Answers.facets(answer.object());
    }

    @Override
    public void removeEntityByUid(String uid, BackstageCredentials<?> credentials) {
        catalog.delete(CatalogAddress.of("/entities/by-uid").path(uid), credentials);
    }

    @Override
    public void refreshEntity(String entityRef, BackstageCredentials<?> credentials) {
        catalog.post(CatalogAddress.of("/refresh"), Map.of("entityRef", entityRef), credentials)
                .expect(OK);
    }

    @Override
    public ValidateEntityResponse validateEntity(
            Entity entity, String locationRef, BackstageCredentials<?> credentials) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("entity", entity.toMap());
        body.put("location", locationRef);
        Answer answer = catalog.post(CatalogAddress.of("/validate-entity"), body, credentials, BAD_REQUEST);
        return answer.is(BAD_REQUEST)
                ? new ValidateEntityResponse(false, Answers.problems(answer.object()))
                : new ValidateEntityResponse(true, List.of());
    }

    @Override
    public List<CatalogLocation> getLocations(BackstageCredentials<?> credentials) {
        return Answers.objects(catalog.get(CatalogAddress.of("/locations"), credentials)
                        .list())
                .stream()
                .map(item -> Answers.location(item.get("data")))
                .toList();
    }

    @Override
    public LocationPage queryLocations(QueryLocationsRequest request, BackstageCredentials<?> credentials) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (request.cursor() != null) {
            body.put("cursor", request.cursor());
        } else {
            if (request.limit() != null) {
                body.put("limit", request.limit());
            }
            if (request.query() != null) {
                body.put("query", request.query().toMap());
            }
        }
        Map<?, ?> answer = catalog.post(CatalogAddress.of("/locations/by-query"), body, credentials)
                .object();
        return new LocationPage(
                Answers.objects(answer.get("items")).stream()
                        .map(Answers::location)
                        .toList(),
                Answers.number(answer, "totalItems"),
                cursor(answer, "nextCursor"));
    }

    @Override
    public Stream<CatalogLocation> streamLocations(QueryLocationsRequest request, BackstageCredentials<?> credentials) {
        QueryLocationsRequest first = request.limit() == null ? request.withLimit(PAGE_OF_STREAM) : request;
        return Pages.read(cursor -> {
            LocationPage page = queryLocations(cursor == null ? first : QueryLocationsRequest.at(cursor), credentials);
            return new Pages.Page<>(page.items(), page.nextCursor());
        });
    }

    @Override
    public Optional<CatalogLocation> getLocationById(String id, BackstageCredentials<?> credentials) {
        return found(CatalogAddress.of("/locations").path(id), credentials)
                .map(answer -> Answers.location(answer.object()));
    }

    @Override
    public Optional<CatalogLocation> getLocationByEntity(String entityRef, BackstageCredentials<?> credentials) {
        return found(CatalogAddress.of("/locations/by-entity").path(EntityRef.parse(entityRef)), credentials)
                .map(answer -> Answers.location(answer.object()));
    }

    @Override
    public AddLocationResponse addLocation(AddLocationRequest request, BackstageCredentials<?> credentials) {
        CatalogAddress address = CatalogAddress.of("/locations")
                .parameter("dryRun", request.dryRun() ? true : null)
                .parameter("onConflict", request.refreshIfKnown() ? "refresh" : null);
        Map<?, ?> answer = catalog.post(address, location(request.type(), request.target()), credentials)
                .expect(CREATED)
                .object();
        if (!(answer.get("location") instanceof Map<?, ?> location)) {
            throw new IllegalStateException("Location wasn't added: " + request.target());
        }
        return new AddLocationResponse(
                Answers.location(location),
                Answers.entities(answer.get("entities")),
                answer.get("exists") instanceof Boolean exists ? exists : null);
    }

    @Override
    public CatalogLocation updateLocation(String id, String type, String target, BackstageCredentials<?> credentials) {
        return Answers.location(
                catalog.put(CatalogAddress.of("/locations").path(id), location(type, target), credentials)
                        .expect(OK)
                        .object());
    }

    @Override
    public void removeLocationById(String id, BackstageCredentials<?> credentials) {
        catalog.delete(CatalogAddress.of("/locations").path(id), credentials);
    }

    @Override
    public AnalyzeLocationResponse analyzeLocation(
            AnalyzeLocationRequest request, BackstageCredentials<?> credentials) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("location", location(request.type(), request.target()));
        if (request.catalogFilename() != null) {
            body.put("catalogFilename", request.catalogFilename());
        }
        return Answers.analysis(catalog.post(CatalogAddress.of("/analyze-location"), body, credentials)
                .expect(OK)
                .object());
    }

    private Optional<Answer> found(CatalogAddress address, BackstageCredentials<?> credentials) {
        return Optional.of(catalog.get(address, credentials, NOT_FOUND)).filter(answer -> !answer.is(NOT_FOUND));
    }

    private static Map<String, Object> location(String type, String target) {
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("type", type);
        location.put("target", target);
        return location;
    }

    private static @Nullable String cursor(Map<?, ?> answer, String name) {
        return answer.get("pageInfo") instanceof Map<?, ?> info ? Answers.optionalText(info, name) : null;
    }
}
