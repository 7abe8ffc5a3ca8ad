package dev.stagedoor.sample.catalog.relations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.sample.catalog.spi.CatalogProcessor;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

/**
 * Tells the relations of the core kinds, in both directions, and sorts the lists of references. Backstage:
 * {@code BuiltinKindsEntityProcessor}.
 */
final class CoreRelations implements CatalogProcessor {

    private static final RelationField OWNER = new RelationField("owner", "Group", "ownedBy", "ownerOf");

    private static final RelationField SYSTEM = new RelationField("system", "System", "partOf", "hasPart");

    private static final RelationField DEPENDS_ON = new RelationField("dependsOn", null, "dependsOn", "dependencyOf");

    private static final RelationField DEPENDENCY_OF =
            new RelationField("dependencyOf", null, "dependencyOf", "dependsOn");

    private static final Map<String, List<RelationField>> FIELDS = Map.of(
            "Component",
            List.of(
                    OWNER,
                    new RelationField("subcomponentOf", "Component", "partOf", "hasPart"),
                    new RelationField("providesApis", "API", "providesApi", "apiProvidedBy"),
                    new RelationField("consumesApis", "API", "consumesApi", "apiConsumedBy"),
                    DEPENDS_ON,
                    DEPENDENCY_OF,
                    SYSTEM),
            "API",
            List.of(OWNER, SYSTEM),
            "Resource",
            List.of(OWNER, DEPENDS_ON, DEPENDENCY_OF, SYSTEM),
            "User",
            List.of(new RelationField("memberOf", "Group", "memberOf", "hasMember")),
            "Group",
            List.of(
                    new RelationField("parent", "Group", "childOf", "parentOf"),
                    new RelationField("children", "Group", "parentOf", "childOf"),
                    new RelationField("members", "User", "hasMember", "memberOf")),
            "Template",
            List.of(OWNER),
            "System",
            List.of(OWNER, new RelationField("domain", "Domain", "partOf", "hasPart")),
            "Domain",
            List.of(OWNER, new RelationField("subdomainOf", "Domain", "partOf", "hasPart")));

    private static final List<String> SORTED =
            List.of("providesApis", "consumesApis", "dependsOn", "dependencyOf", "memberOf", "children", "members");

    @Override
    public Entity preProcessEntity(Entity entity, LocationSpec location, LocationSpec origin, ProcessorOutput output) {
        Map<String, Object> spec = null;
        for (String field : SORTED) {
            if (entity.spec().get(field) instanceof List<?> refs
                    && refs.stream().allMatch(String.class::isInstance)) {
                List<String> sorted =
                        refs.stream().map(String.class::cast).sorted().toList();
                if (!sorted.equals(refs)) {
                    spec = spec == null ? new LinkedHashMap<>(entity.spec()) : spec;
                    spec.put(field, sorted);
                }
            }
        }
        return spec == null ? entity : entity.withSpec(spec);
    }

    @Override
    public Entity postProcessEntity(Entity entity, LocationSpec location, ProcessorOutput output) {
        EntityRef self = entity.ref();
        for (RelationField field : FIELDS.getOrDefault(entity.kind(), List.of())) {
            for (String ref : field.refs(entity)) {
                if (ref.isEmpty()) {
                    continue;
                }
                EntityRef target = EntityRef.parse(ref, field.defaultKind(), self.namespace());
                output.relation(self, field.outgoing(), target);
                output.relation(target, field.incoming(), self);
            }
        }
        return entity;
    }
}
