package dev.stagedoor.sample.catalog.locations;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.access.Audit;
import dev.stagedoor.sample.catalog.access.CatalogAccess;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.JsonBody;
import dev.stagedoor.sample.catalog.processing.DryRun;
import dev.stagedoor.sample.catalog.processing.EntityRefresh;
import dev.stagedoor.sample.catalog.processing.ProcessingProblem;
import dev.stagedoor.sample.catalog.spi.LocationSpec;

/** Has entities read again, and answers what is asked before a location is registered. */
@RestController
class RequestsController {

    private final EntityRefresh refresh;

    private final DryRun dryRun;

    private final LocationAnalyzer analyzer;

    private final CatalogAccess access;

    private final AuthService auth;

    private final Audit audit;

    RequestsController(
            EntityRefresh refresh,
            DryRun dryRun,
            LocationAnalyzer analyzer,
            CatalogAccess access,
            AuthService auth,
            Audit audit) {
        this.refresh = refresh;
        this.dryRun = dryRun;
        this.analyzer = analyzer;
        this.access = access;
        this.auth = auth;
        this.audit = audit;
    }

    @PostMapping("/refresh")
    void refresh(HttpServletRequest request, BackstageCredentials<?> credentials) throws Exception {
        JsonBody body = JsonBody.read(request);
        body.requireOnly(Set.of("entityRef", "authorizationToken"));
        String entityRef = body.text("entityRef");
        String token = body.optionalText("authorizationToken");
        audit.record(
                "entity-mutate",
                AuditorSeverity.MEDIUM,
                request,
                Map.of("queryType", "refresh", "entityRef", entityRef),
                () -> {
                    access.require(
                            CatalogPermissions.ENTITY_REFRESH,
                            SqlCondition.equal("e.entity_ref", entityRef.toLowerCase(Locale.US)),
                            token == null ? credentials : auth.authenticate(token));
                    refresh.refresh(entityRef);
                    return entityRef;
                });
    }

    /** Answers 200 without a body for a valid entity, and 400 with what is wrong for others. */
    @PostMapping("/validate-entity")
    ResponseEntity<?> validate(HttpServletRequest request, BackstageCredentials<?> credentials) throws Exception {
        EntityInput input = EntityInput.of(JsonBody.read(request));
        if (input.fault() != null) {
            return invalid(List.of(input.fault()));
        }
        access.require(CatalogPermissions.ENTITY_VALIDATE, credentials);
        List<ProcessingProblem> problems = dryRun.validate(input.entity(), input.location());
        return problems.isEmpty() ? ResponseEntity.ok().build() : invalid(problems);
    }

    private static ResponseEntity<?> invalid(List<ProcessingProblem> problems) {
        return ResponseEntity.badRequest()
                .body(Map.of(
                        "errors",
                        problems.stream()
                                .map(each -> Map.of("name", each.name(), "message", each.message()))
                                .toList()));
    }

    @PostMapping("/analyze-location")
    Map<String, ?> analyze(HttpServletRequest request, BackstageCredentials<?> credentials) throws Exception {
        JsonBody body = JsonBody.read(request);
        LocationSpec location = LocationInput.of(body.object("location"));
        body.optionalText("catalogFilename");
        access.require(CatalogPermissions.LOCATION_ANALYZE, credentials);
        return analyzer.analyze(location);
    }
}
