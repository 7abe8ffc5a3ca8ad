package dev.stagedoor.sample.catalog.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.catalog.EntityMetadata;
import dev.stagedoor.catalog.EntityRef;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.sample.catalog.spi.LocationSpec;
import dev.stagedoor.sample.catalog.spi.ProcessorOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CoreRelationsTests {

    private static final LocationSpec HERE = new LocationSpec("file", "/here.yaml");

    private final CoreRelations relations = new CoreRelations();

    @ParameterizedTest
    @CsvSource({
        "Component, owner,          ownedBy,      ownerOf,       group:shop/x",
        "Component, subcomponentOf, partOf,       hasPart,       component:shop/x",
        "Component, providesApis,   providesApi,  apiProvidedBy, api:shop/x",
        "Component, consumesApis,   consumesApi,  apiConsumedBy, api:shop/x",
        "Component, system,         partOf,       hasPart,       system:shop/x",
        "API,       owner,          ownedBy,      ownerOf,       group:shop/x",
        "API,       system,         partOf,       hasPart,       system:shop/x",
        "Resource,  owner,          ownedBy,      ownerOf,       group:shop/x",
        "Resource,  system,         partOf,       hasPart,       system:shop/x",
        "User,      memberOf,       memberOf,     hasMember,     group:shop/x",
        "Group,     parent,         childOf,      parentOf,      group:shop/x",
        "Group,     children,       parentOf,     childOf,       group:shop/x",
        "Group,     members,        hasMember,    memberOf,      user:shop/x",
        "System,    owner,          ownedBy,      ownerOf,       group:shop/x",
        "System,    domain,         partOf,       hasPart,       domain:shop/x",
        "Domain,    owner,          ownedBy,      ownerOf,       group:shop/x",
        "Template,  owner,          ownedBy,      ownerOf,       group:shop/x",
        "Domain,    subdomainOf,    partOf,       hasPart,       domain:shop/x"
    })
    void aShortReferenceHasTheKindOfItsFieldAndTheNamespaceOfItsEntity(
            String kind, String field, String outgoing, String incoming, String target) {
        String self = kind.toLowerCase(Locale.ROOT) + ":shop/me";

        assertThat(of(entity(kind, Map.of(field, "x"))))
                .containsExactly(self + " " + outgoing + " " + target, target + " " + incoming + " " + self);
    }

    @ParameterizedTest
    @CsvSource({
        "Component, dependsOn,    dependsOn,    dependencyOf",
        "Component, dependencyOf, dependencyOf, dependsOn",
        "Resource,  dependsOn,    dependsOn,    dependencyOf",
        "Resource,  dependencyOf, dependencyOf, dependsOn"
    })
    void aDependencyNamesItsKind(String kind, String field, String outgoing, String incoming) {
        String self = kind.toLowerCase(Locale.ROOT) + ":shop/me";

        assertThat(of(entity(kind, Map.of(field, List.of("Resource:Other/db")))))
                .containsExactly(
                        self + " " + outgoing + " resource:other/db", "resource:other/db " + incoming + " " + self);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> of(entity(kind, Map.of(field, List.of("db")))))
                .withMessageContaining("missing or empty kind");
    }

    @Test
    void otherKindsHaveNone() {
        assertThat(of(entity("Robot", Map.of("owner", "x")))).isEmpty();
    }

    @Test
    void listsOfReferencesAreSortedAsText() {
        Entity sorted = relations.preProcessEntity(
                entity("Component", Map.of("dependsOn", List.of("b:x", "B:x", "a:x"), "tags", List.of("b", "a"))),
                HERE,
                HERE,
                new Collected());

        assertThat(sorted.spec())
                .containsEntry("dependsOn", List.of("B:x", "a:x", "b:x"))
                .containsEntry("tags", List.of("b", "a"));
    }

    private List<String> of(Entity entity) {
        Collected collected = new Collected();
        relations.postProcessEntity(entity, HERE, collected);
        return collected.relations;
    }

    private static Entity entity(String kind, Map<String, Object> spec) {
        return Entity.of(kind, "me")
                .withMetadata(EntityMetadata.of("me").withNamespace("shop"))
                .withSpec(spec);
    }

    private static final class Collected implements ProcessorOutput {

        private final List<String> relations = new ArrayList<>();

        @Override
        public void relation(EntityRef source, String type, EntityRef target) {
            relations.add(source + " " + type + " " + target);
        }

        @Override
        public void entity(Map<String, ? extends @Nullable Object> entity, LocationSpec location) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void location(LocationSpec location, boolean optional) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void error(LocationSpec location, String message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void refreshKey(String key) {
            throw new UnsupportedOperationException();
        }
    }
}
