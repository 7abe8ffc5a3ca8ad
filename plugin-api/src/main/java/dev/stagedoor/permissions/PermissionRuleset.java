package dev.stagedoor.permissions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The rules of one type of resource, with which conditions are applied. Immutable. Backstage:
 * {@code PermissionRuleset}, {@code createConditionAuthorizer}, {@code createConditionTransformer}.
 *
 * @param <T> what a resource is
 * @param <Q> what the rules say in a query
 */
public final class PermissionRuleset<T, Q> {

    private final PermissionResourceRef<T, Q> resourceRef;

    private final Map<String, PermissionRule<T, Q, ?>> rules;

    private PermissionRuleset(PermissionResourceRef<T, Q> resourceRef, Map<String, PermissionRule<T, Q, ?>> rules) {
        this.resourceRef = resourceRef;
        this.rules = rules;
    }

    /**
     * Makes a set of rules.
     *
     * @param resourceRef the type of resource
     * @param rules its rules
     * @param <T> what a resource is
     * @param <Q> what the rules say in a query
     * @return the set
     * @throws IllegalArgumentException if a rule is about another type, or two have one name
     */
    public static <T, Q> PermissionRuleset<T, Q> of(
            PermissionResourceRef<T, Q> resourceRef, Collection<? extends PermissionRule<T, Q, ?>> rules) {
        Map<String, PermissionRule<T, Q, ?>> byName = new LinkedHashMap<>();
        for (PermissionRule<T, Q, ?> rule : rules) {
            if (!rule.resourceRef().equals(resourceRef)) {
                throw new IllegalArgumentException(rule + " is not about " + resourceRef);
            }
            if (byName.putIfAbsent(rule.name(), rule) != null) {
                throw new IllegalArgumentException("There are two rules with the name of " + rule);
            }
        }
        return new PermissionRuleset<>(resourceRef, byName);
    }

    /**
     * Makes a set of rules.
     *
     * @param resourceRef the type of resource
     * @param rules its rules
     * @param <T> what a resource is
     * @param <Q> what the rules say in a query
     * @return the set
     * @throws IllegalArgumentException if a rule is about another type, or two have one name
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T, Q> PermissionRuleset<T, Q> of(
            PermissionResourceRef<T, Q> resourceRef, PermissionRule<T, Q, ?>... rules) {
        return of(resourceRef, Arrays.asList(rules));
    }

    /**
     * Returns the type of resource.
     *
     * @return the reference
     */
    public PermissionResourceRef<T, Q> resourceRef() {
        return resourceRef;
    }

    /**
     * Returns the rules.
     *
     * @return all of them, in the order in which they were added
     */
    public List<PermissionRule<T, Q, ?>> rules() {
        return List.copyOf(rules.values());
    }

    /**
     * Finds a rule.
     *
     * @param name the name
     * @return the rule
     * @throws dev.stagedoor.errors.BackstageException if there is none
     */
    public PermissionRule<T, Q, ?> getRuleByName(String name) {
        return find(name, resourceRef.resourceType());
    }

    private PermissionRule<T, Q, ?> find(String name, String resourceType) {
        PermissionRule<T, Q, ?> rule = resourceType.equals(resourceRef.resourceType()) ? rules.get(name) : null;
        if (rule == null) {
            throw new UnknownRuleException(name, resourceType);
        }
        return rule;
    }

    /**
     * Tells whether a decision allows a resource.
     *
     * @param decision what the policy said
     * @param resource the resource; {@code null} for one that does not exist, which conditions never allow
     * @return whether it does
     * @throws dev.stagedoor.errors.BackstageException if a condition names a rule that does not exist
     * @throws dev.stagedoor.errors.InputException if the parameters of a condition are invalid
     */
    public boolean isAllowed(PolicyDecision decision, @Nullable T resource) {
        if (decision instanceof ConditionalDecision conditional) {
            return matches(conditional.conditions(), resource);
        }
        return decision == AuthorizeResult.ALLOW;
    }

    /**
     * Tells whether conditions hold for a resource.
     *
     * @param criteria the conditions
     * @param resource the resource; {@code null} for one that does not exist, for which nothing holds, not even what
     *     is turned around
     * @return whether they do
     * @throws dev.stagedoor.errors.BackstageException if a condition names a rule that does not exist
     * @throws dev.stagedoor.errors.InputException if the parameters of a condition are invalid
     */
    public boolean matches(PermissionCriteria criteria, @Nullable T resource) {
        if (resource == null) {
            return false;
        }
        if (criteria instanceof PermissionCriteria.AllOf all) {
            return all.criteria().stream().allMatch(each -> matches(each, resource));
        }
        if (criteria instanceof PermissionCriteria.AnyOf any) {
            return any.criteria().stream().anyMatch(each -> matches(each, resource));
        }
        if (criteria instanceof PermissionCriteria.Not not) {
            return !matches(not.criteria(), resource);
        }
        PermissionCriteria.Condition condition = (PermissionCriteria.Condition) criteria;
        return find(condition.rule(), condition.resourceType()).apply(resource, condition.params());
    }

    /**
     * Says conditions in a query.
     *
     * @param criteria the conditions
     * @param operators joins parts of the query
     * @return the query
     * @throws dev.stagedoor.errors.BackstageException if a condition names a rule that does not exist
     * @throws dev.stagedoor.errors.InputException if the parameters of a condition are invalid
     */
    public Q toQuery(PermissionCriteria criteria, QueryOperators<Q> operators) {
        if (criteria instanceof PermissionCriteria.AllOf all) {
            return operators.allOf(toQueries(all.criteria(), operators));
        }
        if (criteria instanceof PermissionCriteria.AnyOf any) {
            return operators.anyOf(toQueries(any.criteria(), operators));
        }
        if (criteria instanceof PermissionCriteria.Not not) {
            return operators.not(toQuery(not.criteria(), operators));
        }
        PermissionCriteria.Condition condition = (PermissionCriteria.Condition) criteria;
        return find(condition.rule(), condition.resourceType()).toQuery(condition.params());
    }

    private List<Q> toQueries(List<PermissionCriteria> criteria, QueryOperators<Q> operators) {
        List<Q> queries = new ArrayList<>();
        criteria.forEach(each -> queries.add(toQuery(each, operators)));
        return queries;
    }
}
