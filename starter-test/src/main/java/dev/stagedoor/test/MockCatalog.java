package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.catalog.AddLocationRequest;
import dev.stagedoor.catalog.AddLocationResponse;
import dev.stagedoor.catalog.AnalyzeLocationRequest;
import dev.stagedoor.catalog.AnalyzeLocationResponse;
import dev.stagedoor.catalog.CatalogLocation;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityAncestors;
import dev.stagedoor.catalog.EntityFacet;
import dev.stagedoor.catalog.EntityFilter;
import dev.stagedoor.catalog.EntityOrder;
import dev.stagedoor.catalog.EntityPage;
import dev.stagedoor.catalog.EntityPredicate;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.catalog.GetEntitiesByRefsRequest;
import dev.stagedoor.catalog.GetEntitiesRequest;
import dev.stagedoor.catalog.GetEntityFacetsRequest;
import dev.stagedoor.catalog.LocationPage;
import dev.stagedoor.catalog.QueryEntitiesRequest;
import dev.stagedoor.catalog.QueryLocationsRequest;
import dev.stagedoor.catalog.ValidateEntityResponse;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.ResponseException;

/**
 * A catalog in memory, with the entities that a test gives it. It filters, orders, counts and pages as the real one
 * does, keeps locations without reading them, and lets everybody see everything; nobody alone may not ask.
 * Thread-safe. Backstage: {@code catalogServiceMock}.
 */
public final class MockCatalog implements CatalogService, FakeService<CatalogService> {

    private static final String LOCATION = "backstage.io/managed-by-location";

    private static final int NOT_FOUND = 404;

    private static final int CONFLICT = 409;

    private final Map<EntityRef, Entity> entities = new ConcurrentHashMap<>();

    private final List<EntityRef> order = new CopyOnWriteArrayList<>();

    private final Map<String, CatalogLocation> locations = new ConcurrentHashMap<>();

    private final Map<String, Place> cursors = new ConcurrentHashMap<>();

    private final List<Principal> askedBy = new CopyOnWriteArrayList<>();

    /** Makes an empty catalog. */
    public MockCatalog() {}

    /**
     * Makes a catalog.
     *
     * @param entities what it holds
     * @return the catalog
     */
    public static MockCatalog with(Entity... entities) {
        return new MockCatalog().add(entities);
    }

    /**
     * Adds entities, in the place of those with their references.
     *
     * @param more the entities
     * @return this catalog
     */
    public MockCatalog add(Entity... more) {
        for (Entity entity : more) {
            if (entities.put(entity.ref(), entity) == null) {
                order.add(entity.ref());
            }
        }
        return this;
    }

    /**
     * Tells who has asked so far.
     *
     * @return the principal of each call, the oldest first
     */
    public List<Principal> askedBy() {
        return List.copyOf(askedBy);
    }

    @Override
    public List<Entity> getEntities(GetEntitiesRequest request, BackstageCredentials<?> credentials) {
        Stream<Entity> found = sorted(matching(request.filter(), null, credentials), request.order()).stream()
                .skip(request.offset() == null ? 0 : request.offset());
        return (request.limit() == null ? found : found.limit(request.limit()))
                .map(entity -> ChosenFields.of(entity, request.fields()))
                .toList();
    }

    @Override
    public Optional<Entity> getEntityByRef(EntityRef entityRef, BackstageCredentials<?> credentials) {
        admit(credentials);
        return Optional.ofNullable(entities.get(entityRef));
    }

    /** References must be whole and in lower case, as for the real catalog. */
    @Override
    public List<@Nullable Entity> getEntitiesByRefs(
            GetEntitiesByRefsRequest request, BackstageCredentials<?> credentials) {
        Map<String, Entity> byRef = matching(request.filter(), request.query(), credentials).stream()
                .collect(Collectors.toMap(entity -> entity.ref().toString(), Function.identity()));
        List<@Nullable Entity> found = new ArrayList<>();
        for (String ref : request.entityRefs()) {
            Entity entity = byRef.get(ref);
            found.add(entity == null ? null : ChosenFields.of(entity, request.fields()));
        }
        return found;
    }

    @Override
    public EntityPage queryEntities(QueryEntitiesRequest request, BackstageCredentials<?> credentials) {
        Place place = place(request);
        QueryEntitiesRequest first = place.request();
        List<Entity> all = sorted(
                matching(first.filter(), first.query(), credentials).stream()
                        .filter(entity -> containsText(entity, first))
                        .toList(),
                first.orderFields());
        int size = request.limit() == null ? Math.max(all.size(), 1) : request.limit();
        int end = Math.min(place.offset() + size, all.size());
        List<Entity> items = all.subList(Math.min(place.offset(), end), end).stream()
                .map(entity -> ChosenFields.of(entity, request.fields()))
                .toList();
        return new EntityPage(
                items,
                Boolean.FALSE.equals(first.totalItems()) ? 0 : all.size(),
                size > 0 && end < all.size() ? cursor(first, end) : null,
                size > 0 && place.offset() > 0 ? cursor(first, Math.max(0, place.offset() - size)) : null);
    }

    private Place place(QueryEntitiesRequest request) {
        if (request.cursor() == null) {
            return new Place(request, request.offset() == null ? 0 : request.offset());
        }
        Place place = cursors.get(request.cursor());
        if (place == null) {
            throw new InputException("Malformed cursor, could not be parsed");
        }
        return place;
    }

    private String cursor(QueryEntitiesRequest request, int offset) {
        String cursor = "mock-" + Integer.toHexString(request.hashCode()) + "-" + offset;
        cursors.put(cursor, new Place(request, offset));
        return cursor;
    }

    private static boolean containsText(Entity entity, QueryEntitiesRequest request) {
        String term =
                request.fullTextTerm() == null ? "" : request.fullTextTerm().strip();
        if (term.isEmpty()) {
            return true;
        }
        List<String> fields = request.fullTextFields();
        if (fields.isEmpty()) {
            fields = List.of(
                    request.orderFields().isEmpty()
                            ? "metadata.uid"
                            : request.orderFields().get(0).field());
        }
        return SearchRows.of(entity).contain(term, fields);
    }

    @Override
    public Stream<Entity> streamEntities(QueryEntitiesRequest request, BackstageCredentials<?> credentials) {
        return Stream.of(request)
                .flatMap(each -> queryEntities(
                        new QueryEntitiesRequest(
                                each.filter(),
                                each.query(),
                                each.fields(),
                                each.orderFields(),
                                each.fullTextTerm(),
                                each.fullTextFields(),
                                null,
                                null,
                                each.totalItems(),
                                each.cursor()),
                        credentials)
                        .items()
                        .stream());
    }

    /** Nothing has brought the entity. */
    @Override
    public EntityAncestors getEntityAncestors(String entityRef, BackstageCredentials<?> credentials) {
        Entity entity = known(entityRef, credentials);
        return new EntityAncestors(entity.ref().toString(), List.of(new EntityAncestors.Item(entity, List.of())));
    }

    @Override
    public Map<String, List<EntityFacet>> getEntityFacets(
            GetEntityFacetsRequest request, BackstageCredentials<?> credentials) {
        List<SearchRows> rows = matching(request.filter(), request.query(), credentials).stream()
                .map(SearchRows::of)
                .toList();
        Map<String, List<EntityFacet>> facets = new LinkedHashMap<>();
        for (String field : request.facets()) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            rows.forEach(each -> each.values(field).forEach(value -> counts.merge(value, 1, Integer::sum)));
            facets.put(
                    field,
                    counts.entrySet().stream()
                            .map(each -> new EntityFacet(each.getKey(), each.getValue()))
                            .toList());
        }
        return facets;
    }

    @Override
    public void removeEntityByUid(String uid, BackstageCredentials<?> credentials) {
        admit(credentials);
        entities.values().removeIf(entity -> uid.equals(entity.metadata().uid()));
    }

    /** Does nothing, if there is such an entity. */
    @Override
    public void refreshEntity(String entityRef, BackstageCredentials<?> credentials) {
        known(entityRef, credentials);
    }

    /** Looks at kind and name alone. */
    @Override
    public ValidateEntityResponse validateEntity(
            Entity entity, String locationRef, BackstageCredentials<?> credentials) {
        admit(credentials);
        List<ValidateEntityResponse.Problem> problems = Stream.of(
                        entity.kind().isBlank() ? "/kind must not be empty" : "",
                        entity.metadata().name().isBlank() ? "/metadata/name must not be empty" : "")
                .filter(problem -> !problem.isEmpty())
                .map(problem -> new ValidateEntityResponse.Problem("TypeError", problem))
                .toList();
        return new ValidateEntityResponse(problems.isEmpty(), problems);
    }

    @Override
    public List<CatalogLocation> getLocations(BackstageCredentials<?> credentials) {
        admit(credentials);
        return locations.values().stream()
                .sorted(Comparator.comparing(CatalogLocation::target))
                .toList();
    }

    /** All locations are on the first page. */
    @Override
    public LocationPage queryLocations(QueryLocationsRequest request, BackstageCredentials<?> credentials) {
        List<CatalogLocation> found = getLocations(credentials).stream()
                .filter(location -> request.query() == null
                        || PredicateCheck.holds(
                                request.query().toMap(), Map.of("type", location.type(), "target", location.target())))
                .toList();
        return new LocationPage(found, found.size(), null);
    }

    @Override
    public Stream<CatalogLocation> streamLocations(QueryLocationsRequest request, BackstageCredentials<?> credentials) {
        return queryLocations(request, credentials).items().stream();
    }

    @Override
    public Optional<CatalogLocation> getLocationById(String id, BackstageCredentials<?> credentials) {
        admit(credentials);
        return Optional.ofNullable(locations.get(id));
    }

    /** Finds it by the annotation {@value #LOCATION} of the entity. */
    @Override
    public Optional<CatalogLocation> getLocationByEntity(String entityRef, BackstageCredentials<?> credentials) {
        return getEntityByRef(entityRef, credentials)
                .map(entity -> entity.metadata().annotations().get(LOCATION))
                .flatMap(ref -> getLocationByRef(ref, credentials));
    }

    /** Keeps the location, unless it is only tried, and reads nothing. */
    @Override
    public AddLocationResponse addLocation(AddLocationRequest request, BackstageCredentials<?> credentials) {
        String ref = request.type() + ":" + request.target();
        Optional<CatalogLocation> known = getLocationByRef(ref, credentials);
        if (request.dryRun()) {
            return new AddLocationResponse(
                    new CatalogLocation(ref, request.type(), request.target(), null), List.of(), known.isPresent());
        }
        if (known.isPresent() && !request.refreshIfKnown()) {
            throw refusal(CONFLICT, "ConflictError", "Location " + ref + " already exists");
        }
        CatalogLocation location =
                known.orElseGet(() -> location("mock-" + locations.size(), request.type(), request.target()));
        locations.put(location.id(), location);
        return new AddLocationResponse(location, List.of(), null);
    }

    @Override
    public CatalogLocation updateLocation(String id, String type, String target, BackstageCredentials<?> credentials) {
        CatalogLocation former = getLocationById(id, credentials)
                .orElseThrow(() -> refusal(NOT_FOUND, "NotFoundError", "Found no location with ID " + id));
        CatalogLocation moved = new CatalogLocation(id, type, target, former.entityRef());
        locations.put(id, moved);
        return moved;
    }

    @Override
    public void removeLocationById(String id, BackstageCredentials<?> credentials) {
        admit(credentials);
        if (locations.remove(id) == null) {
            throw refusal(NOT_FOUND, "NotFoundError", "Found no location with ID " + id);
        }
    }

    /** Finds nothing. */
    @Override
    public AnalyzeLocationResponse analyzeLocation(
            AnalyzeLocationRequest request, BackstageCredentials<?> credentials) {
        admit(credentials);
        return new AnalyzeLocationResponse(List.of(), List.of());
    }

    /** Installed in a backend it is every plugin's catalog. */
    @Override
    public ServiceFactory<CatalogService> factory() {
        return ServiceFactory.of(PluginServiceRef.of(CatalogService.class)).create(deps -> this);
    }

    private void admit(BackstageCredentials<?> credentials) {
        if (credentials.principal() instanceof NonePrincipal) {
            throw new AuthenticationException("Refused to issue service token for credential type 'none'");
        }
        askedBy.add(credentials.principal());
    }

    private Entity known(String entityRef, BackstageCredentials<?> credentials) {
        return getEntityByRef(entityRef, credentials)
                .orElseThrow(() -> refusal(NOT_FOUND, "NotFoundError", "Entity with ref " + entityRef + " not found"));
    }

    private List<Entity> matching(
            @Nullable EntityFilter filter, @Nullable EntityPredicate query, BackstageCredentials<?> credentials) {
        admit(credentials);
        return order.stream()
                .map(entities::get)
                .flatMap(Stream::ofNullable)
                .filter(entity -> SearchRows.of(entity).matches(filter))
                .filter(entity -> query == null || PredicateCheck.holds(query.toMap(), entity.toMap()))
                .toList();
    }

    private static List<Entity> sorted(List<Entity> entities, List<EntityOrder> orders) {
        if (orders.isEmpty()) {
            return entities;
        }
        Comparator<Entity> comparator = (left, right) -> 0;
        for (EntityOrder each : orders) {
            Comparator<String> direction = each.ascending() ? Comparator.naturalOrder() : Comparator.reverseOrder();
            comparator = comparator.thenComparing(
                    entity -> SearchRows.of(entity).sortKey(each.field()), Comparator.nullsLast(direction));
        }
        return entities.stream()
                .sorted(comparator.thenComparing(entity -> entity.ref().toString()))
                .toList();
    }

    private static CatalogLocation location(String id, String type, String target) {
        return new CatalogLocation(id, type, target, "location:default/generated-" + id.toLowerCase(Locale.ROOT));
    }

    private static ResponseException refusal(int status, String name, String message) {
        return ResponseException.of(
                status,
                name.replace("Error", ""),
                Map.of(
                        "error", Map.of("name", name, "message", message),
                        "response", Map.of("statusCode", status)));
    }

    /** A place in what a request asks for. */
    private record Place(QueryEntitiesRequest request, int offset) {}
}
