package dev.stagedoor.permissions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A condition, or conditions joined. Immutable. Backstage: {@code PermissionCriteria}. */
public sealed interface PermissionCriteria {

    /**
     * Joins criteria of which every one must hold.
     *
     * @param criteria at least one
     * @return the joined criteria
     */
    static AllOf allOf(PermissionCriteria... criteria) {
        return new AllOf(List.of(criteria));
    }

    /**
     * Joins criteria of which one must hold.
     *
     * @param criteria at least one
     * @return the joined criteria
     */
    static AnyOf anyOf(PermissionCriteria... criteria) {
        return new AnyOf(List.of(criteria));
    }

    /**
     * Turns criteria around.
     *
     * @param criteria what must not hold
     * @return the opposite
     */
    static Not not(PermissionCriteria criteria) {
        return new Not(criteria);
    }

    /**
     * Every one holds.
     *
     * @param criteria at least one
     */
    record AllOf(List<PermissionCriteria> criteria) implements PermissionCriteria {

        /**
         * Joins criteria.
         *
         * @param criteria at least one
         */
        public AllOf {
            criteria = someOf(criteria, "allOf");
        }
    }

    /**
     * One holds or more.
     *
     * @param criteria at least one
     */
    record AnyOf(List<PermissionCriteria> criteria) implements PermissionCriteria {

        /**
         * Joins criteria.
         *
         * @param criteria at least one
         */
        public AnyOf {
            criteria = someOf(criteria, "anyOf");
        }
    }

    /**
     * One does not hold.
     *
     * @param criteria what must not hold
     */
    record Not(PermissionCriteria criteria) implements PermissionCriteria {}

    /**
     * A rule holds for a resource. Backstage: {@code PermissionCondition}.
     *
     * @param rule the name of the rule, such as {@code IS_OWNER}
     * @param resourceType the type of resource that the rule is about
     * @param params what the rule is asked with: texts, numbers, truth values, lists and maps; empty for none
     */
    record Condition(String rule, String resourceType, Map<String, ? extends @Nullable Object> params)
            implements PermissionCriteria {

        /**
         * Makes a condition.
         *
         * @param rule the name of the rule
         * @param resourceType the type of resource
         * @param params what the rule is asked with
         */
        public Condition {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }

        /**
         * Makes a condition of a rule that is asked with nothing.
         *
         * @param rule the name of the rule
         * @param resourceType the type of resource
         */
        public Condition(String rule, String resourceType) {
            this(rule, resourceType, Map.of());
        }
    }

    private static List<PermissionCriteria> someOf(List<PermissionCriteria> criteria, String name) {
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one criterion");
        }
        return List.copyOf(criteria);
    }
}
