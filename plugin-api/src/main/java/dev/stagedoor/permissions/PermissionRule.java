package dev.stagedoor.permissions;

import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A condition on resources of one type, with which policies decide. Its parameters are a record whose components are
 * texts, numbers, truth values, enums, records, and lists, sets and maps of such. A component is optional if it is an
 * {@code Optional} or {@code @Nullable}. Immutable. Backstage: {@code PermissionRule}.
 *
 * @param <T> what a resource is
 * @param <Q> what the rule says in a query
 * @param <P> the parameters
 */
public final class PermissionRule<T, Q, P extends Record> {

    private final PermissionResourceRef<T, Q> resourceRef;

    private final String name;

    private final String description;

    private final RuleParams<P> params;

    private final BiPredicate<? super T, ? super P> apply;

    private final Function<? super P, ? extends Q> toQuery;

    private PermissionRule(
            PermissionResourceRef<T, Q> resourceRef,
            String name,
            String description,
            RuleParams<P> params,
            BiPredicate<? super T, ? super P> apply,
            Function<? super P, ? extends Q> toQuery) {
        Assert.hasText(name, "'name' must not be empty");
        this.resourceRef = resourceRef;
        this.name = name;
        this.description = description;
        this.params = params;
        this.apply = apply;
        this.toQuery = toQuery;
    }

    /**
     * Makes a rule with parameters. Backstage: {@code createPermissionRule}.
     *
     * @param resourceRef the type of resource
     * @param name the name, such as {@code IS_OWNER}
     * @param description what the rule means, for those who write policies
     * @param params the record of the parameters
     * @param apply tells whether the rule holds for a resource
     * @param toQuery says the same in a query
     * @param <T> what a resource is
     * @param <Q> what the rule says in a query
     * @param <P> the parameters
     * @return the rule
     * @throws IllegalArgumentException if the record has a component of another type than those above
     */
    public static <T, Q, P extends Record> PermissionRule<T, Q, P> of(
            PermissionResourceRef<T, Q> resourceRef,
            String name,
            String description,
            Class<P> params,
            BiPredicate<? super T, ? super P> apply,
            Function<? super P, ? extends Q> toQuery) {
        return new PermissionRule<>(resourceRef, name, description, RuleParams.of(params), apply, toQuery);
    }

    /**
     * Makes a rule without parameters.
     *
     * @param resourceRef the type of resource
     * @param name the name, such as {@code IS_OPEN}
     * @param description what the rule means, for those who write policies
     * @param apply tells whether the rule holds for a resource
     * @param toQuery says the same in a query
     * @param <T> what a resource is
     * @param <Q> what the rule says in a query
     * @return the rule
     */
    public static <T, Q> PermissionRule<T, Q, NoParams> of(
            PermissionResourceRef<T, Q> resourceRef,
            String name,
            String description,
            Predicate<? super T> apply,
            Supplier<? extends Q> toQuery) {
        return of(
                resourceRef,
                name,
                description,
                NoParams.class,
                (resource, none) -> apply.test(resource),
                none -> toQuery.get());
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
     * Returns the name.
     *
     * @return such as {@code IS_OWNER}
     */
    public String name() {
        return name;
    }

    /**
     * Returns what the rule means.
     *
     * @return the description
     */
    public String description() {
        return description;
    }

    /**
     * Returns the JSON schema of the parameters.
     *
     * @return a schema of draft 7 by its members, {@code null} for a rule without parameters
     */
    public @Nullable Map<String, Object> paramsSchema() {
        return params.isEmpty() ? null : params.schema();
    }

    /**
     * Makes a condition of this rule, for a policy. Backstage: {@code createConditionFactory}.
     *
     * @param values the parameters
     * @return the condition
     */
    public PermissionCriteria.Condition condition(P values) {
        return new PermissionCriteria.Condition(name, resourceRef.resourceType(), params.write(values));
    }

    /**
     * Makes a condition of this rule without parameters, for a policy.
     *
     * @return the condition
     * @throws dev.stagedoor.errors.InputException if the rule needs parameters
     */
    public PermissionCriteria.Condition condition() {
        return condition(params.read(Map.of()));
    }

    /**
     * Tells whether the rule holds for a resource.
     *
     * @param resource the resource
     * @param values the parameters as they stand in a condition
     * @return whether it does
     * @throws dev.stagedoor.errors.InputException if the parameters are invalid
     */
    public boolean apply(T resource, Map<String, ? extends @Nullable Object> values) {
        return apply.test(resource, params.read(values));
    }

    /**
     * Says the rule in a query.
     *
     * @param values the parameters as they stand in a condition
     * @return the part of the query
     * @throws dev.stagedoor.errors.InputException if the parameters are invalid
     */
    public Q toQuery(Map<String, ? extends @Nullable Object> values) {
        return toQuery.apply(params.read(values));
    }

    @Override
    public String toString() {
        return "PermissionRule[" + resourceRef.resourceType() + ":" + name + "]";
    }
}
