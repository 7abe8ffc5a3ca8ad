package dev.stagedoor.backstage;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.PermissionCriteria;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.PolicyQuery;
import dev.stagedoor.permissions.PolicyUser;

/** The policy of {@code catalog-policy.js}, which the sample is started with. */
final class CatalogPolicy implements PermissionPolicy {

    private static final String ENTITY = "catalog-entity";

    @Override
    public PolicyDecision handle(PolicyQuery query, @Nullable PolicyUser user) {
        return switch (query.permission().name()) {
            case "catalog.entity.read" ->
                decision(PermissionCriteria.anyOf(
                        rule("IS_ENTITY_OWNER", Map.of("claims", refs(user))),
                        rule("IS_ENTITY_KIND", Map.of("kinds", List.of("System", "location"))),
                        PermissionCriteria.allOf(
                                rule("HAS_LABEL", Map.of("label", "burrow-and-bark.example/backup")),
                                PermissionCriteria.not(rule("HAS_SPEC", Map.of("key", "size", "value", "75")))),
                        rule("HAS_METADATA", Map.of("key", "title", "value", "Search")),
                        rule(
                                "HAS_ANNOTATION",
                                Map.of("annotation", "burrow-and-bark.example/cost-centre", "value", "4300"))));
            case "catalog.entity.refresh" -> decision(rule("HAS_SPEC", Map.of("key", "type", "value", "service")));
            case "catalog.entity.delete", "catalog.location.create", "catalog.location.analyze" -> AuthorizeResult.DENY;
            default -> AuthorizeResult.ALLOW;
        };
    }

    private static PolicyDecision decision(PermissionCriteria conditions) {
        return new ConditionalDecision("catalog", ENTITY, conditions);
    }

    private static PermissionCriteria rule(String rule, Map<String, ?> params) {
        return new PermissionCriteria.Condition(rule, ENTITY, params);
    }

    private static List<String> refs(@Nullable PolicyUser user) {
        return user == null ? List.of() : user.info().ownershipEntityRefs();
    }
}
