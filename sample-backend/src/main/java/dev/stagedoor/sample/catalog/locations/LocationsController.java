package dev.stagedoor.sample.catalog.locations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.auditor.Audited;
import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.sample.catalog.access.Audit;
import dev.stagedoor.sample.catalog.access.CatalogAccess;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.JsonBody;
import dev.stagedoor.sample.catalog.access.QueryParameters;
import dev.stagedoor.sample.catalog.access.QueryValues;
import dev.stagedoor.sample.catalog.processing.DryRun;
import dev.stagedoor.sample.catalog.processing.LocationEntities;
import dev.stagedoor.sample.catalog.processing.RegisteredLocation;
import dev.stagedoor.sample.catalog.processing.RegisteredLocations;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Serves the locations that were registered over HTTP; those of the configuration are not among them. */
@RestController
@RequestMapping("/locations")
class LocationsController {

    private static final String REFRESH = "refresh";

    private static final Set<String> CONFLICTS = Set.of(REFRESH, "reject");

    private static final Pattern YES = Pattern.compile("y|yes|true|1|on", Pattern.CASE_INSENSITIVE);

    private final RegisteredLocations locations;

    private final LocationSearch search;

    private final DryRun dryRun;

    private final CatalogAccess access;

    private final ReadonlyMode readonly;

    private final Audit audit;

    LocationsController(
            RegisteredLocations locations,
            LocationSearch search,
            DryRun dryRun,
            CatalogAccess access,
            ReadonlyMode readonly,
            Audit audit) {
        this.locations = locations;
        this.search = search;
        this.dryRun = dryRun;
        this.access = access;
        this.readonly = readonly;
        this.audit = audit;
    }

    @GetMapping
    List<Map<String, RegisteredLocation>> list(BackstageCredentials<?> credentials) {
        return mayRead(credentials)
                ? locations.list().stream().map(each -> Map.of("data", each)).toList()
                : List.of();
    }

    /** Registers a location, or tries what would be found there. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @QueryParameters({"dryRun", "onConflict"})
    Map<String, ?> create(HttpServletRequest request, BackstageCredentials<?> credentials) throws Exception {
        QueryValues query = QueryValues.of(request);
        String dryRun = query.single("dryRun");
        String onConflict = query.single("onConflict");
        if (onConflict != null && !CONFLICTS.contains(onConflict)) {
            throw new InputException(
                    "request/query/onConflict must be equal to one of the allowed values: refresh," + " reject");
        }
        LocationSpec spec = LocationInput.of(JsonBody.read(request));
        boolean isDryRun = dryRun != null && YES.matcher(dryRun.strip()).matches();
        return audit.record(
                "location-mutate",
                isDryRun ? AuditorSeverity.LOW : AuditorSeverity.MEDIUM,
                request,
                Map.of("actionType", "create", "location", spec.ref(), "isDryRun", isDryRun),
                () -> {
                    if (!isDryRun) {
                        readonly.refuse();
                    }
                    access.require(CatalogPermissions.LOCATION_CREATE, credentials);
                    LocationInput.requireAllowed(spec);
                    return isDryRun ? tried(spec) : created(spec, REFRESH.equals(onConflict));
                });
    }

    private Map<String, ?> created(LocationSpec spec, boolean refresh) {
        return Map.of(
                "location",
                refresh ? locations.registerOrRefresh(spec) : locations.register(spec),
                "entities",
                List.of());
    }

    private Map<String, ?> tried(LocationSpec spec) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("exists", locations.find(spec).isPresent());
        answer.put(
                "location",
                new RegisteredLocation(
                        spec.ref(),
                        spec.type(),
                        spec.target(),
                        LocationEntities.ref(spec).toString()));
        answer.put("entities", dryRun.entities(spec));
        return answer;
    }

    @PostMapping("/by-query")
    Map<String, ?> query(HttpServletRequest request, BackstageCredentials<?> credentials) throws Exception {
        LocationQuery query = LocationQuery.of(JsonBody.readOptional(request));
        return mayRead(credentials) ? search.page(query).toMap() : LocationSearch.Page.EMPTY.toMap();
    }

    @GetMapping("/{id}")
    RegisteredLocation get(@PathVariable String id, BackstageCredentials<?> credentials) {
        return (mayRead(credentials) ? locations.find(id) : Optional.<RegisteredLocation>empty())
                .orElseThrow(() -> new NotFoundException("Found no location with ID " + id));
    }

    @PutMapping("/{id}")
    RegisteredLocation update(@PathVariable String id, HttpServletRequest request, BackstageCredentials<?> credentials)
            throws Exception {
        LocationSpec spec = LocationInput.of(JsonBody.read(request));
        return audit.record(
                "location-mutate",
                AuditorSeverity.MEDIUM,
                request,
                Map.of("actionType", "update", "id", id, "location", spec.ref()),
                () -> {
                    readonly.refuse();
                    access.require(CatalogPermissions.LOCATION_CREATE, credentials);
                    LocationInput.requireAllowed(spec);
                    return locations.update(id, spec);
                });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited(
            value = "location-mutate",
            severity = AuditorSeverity.MEDIUM,
            meta = {"actionType = 'delete'", "id"})
    void delete(@PathVariable String id, BackstageCredentials<?> credentials) {
        readonly.refuse();
        access.require(CatalogPermissions.LOCATION_DELETE, credentials);
        locations.delete(id);
    }

    @GetMapping("/by-entity/{kind}/{namespace}/{name}")
    RegisteredLocation byEntity(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            BackstageCredentials<?> credentials) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        if (!mayRead(credentials)) {
            throw new NotFoundException("Found no location of the entity " + ref);
        }
        LocationSpec origin = search.origin(ref);
        return locations
                .find(origin)
                .orElseThrow(() -> new NotFoundException(
                        "Found no location with type " + origin.type() + " and target " + origin.target()));
    }

    private boolean mayRead(BackstageCredentials<?> credentials) {
        return access.isAllowed(CatalogPermissions.LOCATION_READ, credentials);
    }
}
