package dev.stagedoor.sample.catalog.entities;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.util.RawValue;

import dev.stagedoor.auditor.Audited;
import dev.stagedoor.auditor.AuditorSeverity;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.access.CatalogAccess;
import dev.stagedoor.sample.catalog.access.CatalogPermissions;
import dev.stagedoor.sample.catalog.access.JsonBody;
import dev.stagedoor.sample.catalog.access.QueryParameters;
import dev.stagedoor.sample.catalog.access.QueryValues;
import dev.stagedoor.sample.catalog.processing.EntityRemoval;
import dev.stagedoor.sample.catalog.search.EntityFilters;

/** Serves entities of which the caller knows the name or the uid. */
@RestController
@RequestMapping("/entities")
class LookupController {

    private final EntityLookup lookup;

    private final EntityRemoval removal;

    private final CatalogAccess access;

    LookupController(EntityLookup lookup, EntityRemoval removal, CatalogAccess access) {
        this.lookup = lookup;
        this.removal = removal;
        this.access = access;
    }

    @GetMapping("/by-name/{kind}/{namespace}/{name}")
    RawValue byName(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            BackstageCredentials<?> credentials) {
        return lookup.find(named(new EntityRef(kind, namespace, name)), readable(credentials))
                .map(RawValue::new)
                .orElseThrow(() -> new NotFoundException("No entity named '" + name + "' found, with kind '" + kind
                        + "' in namespace '" + namespace + "'"));
    }

    @GetMapping("/by-uid/{uid}")
    RawValue byUid(@PathVariable String uid, BackstageCredentials<?> credentials) {
        return lookup.find(identified(uid.toLowerCase(Locale.ROOT)), readable(credentials))
                .map(RawValue::new)
                .orElseThrow(() -> new NotFoundException("No entity with uid " + uid));
    }

    /** It comes back, under another uid, if what has brought it still does. */
    @DeleteMapping("/by-uid/{uid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited(
            value = "entity-mutate",
            severity = AuditorSeverity.MEDIUM,
            meta = {"actionType = 'delete'", "uid"})
    void remove(@PathVariable String uid, BackstageCredentials<?> credentials) {
        access.require(CatalogPermissions.ENTITY_DELETE, identified(uid), credentials);
        removal.remove(uid);
    }

    /** The answer has the length and the order of the request; what is not found is null. */
    @PostMapping("/by-refs")
    @QueryParameters("filter")
    Map<String, ?> byRefs(HttpServletRequest request, BackstageCredentials<?> credentials) throws IOException {
        JsonBody body = JsonBody.read(request);
        List<String> refs = body.optionalTexts("entityRefs");
        if (refs == null) {
            throw body.missing("entityRefs");
        }
        List<String> fields = body.optionalTexts("fields");
        FieldSelection selection = fields == null ? null : FieldSelection.of(fields);
        JsonBody query = body.optionalObject("query");
        SqlCondition allowed = EntityFilters.condition(
                        EntityFilters.parse(QueryValues.of(request).all("filter")))
                .and(query == null ? SqlCondition.TRUE : EntityFilters.condition(query.members()))
                .and(readable(credentials));
        Map<String, String> found = lookup.byRefs(refs, allowed);
        List<@Nullable Object> items = new ArrayList<>();
        for (String ref : refs) {
            String entity = found.get(ref);
            items.add(entity == null ? null : new RawValue(selection == null ? entity : selection.apply(entity)));
        }
        return Map.of("items", items);
    }

    @GetMapping("/by-name/{kind}/{namespace}/{name}/ancestry")
    Map<String, ?> ancestry(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            BackstageCredentials<?> credentials) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        access.require(CatalogPermissions.ENTITY_READ, named(ref), credentials);
        String entity = lookup.find(named(ref), SqlCondition.TRUE)
                .orElseThrow(() -> new NotFoundException("No such entity " + ref));
        Ancestry whole = Ancestry.of(ref.toString(), entity, lookup);
        Ancestry ancestry = whole.visible(
                lookup.byRefs(whole.items().keySet(), readable(credentials)).keySet());
        return Map.of(
                "rootEntityRef",
                ancestry.rootRef(),
                "items",
                ancestry.items().values().stream()
                        .map(item ->
                                Map.of("entity", new RawValue(item.entity()), "parentEntityRefs", item.parentRefs()))
                        .toList());
    }

    private SqlCondition readable(BackstageCredentials<?> credentials) {
        return access.entities(CatalogPermissions.ENTITY_READ, credentials);
    }

    private static SqlCondition named(EntityRef ref) {
        return SqlCondition.equal("e.entity_ref", ref.toString());
    }

    private static SqlCondition identified(String uid) {
        return SqlCondition.equal("e.entity_id", uid);
    }
}
