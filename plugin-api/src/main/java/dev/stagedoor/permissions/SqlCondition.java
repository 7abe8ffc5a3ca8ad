package dev.stagedoor.permissions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A condition of a {@code where} clause: its text, with a question mark for each value, and the values. Whatever comes
 * from a policy is a value; text and names of columns come from the code of rules alone. Immutable.
 *
 * <pre>{@code
 * jdbcClient.sql("select * from todo where " + condition.text()).params(condition.params())
 * }</pre>
 *
 * @param text the text, which can be joined with others by {@code and} without more parentheses
 * @param params the values, in the order of the question marks
 */
public record SqlCondition(String text, List<@Nullable Object> params) {

    private static final Pattern COLUMN = Pattern.compile("(\\w+|\"[^\"?]+\")(\\.(\\w+|\"[^\"?]+\"))*");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    /** Every row. */
    public static final SqlCondition TRUE = new SqlCondition("1 = 1", List.of());

    /** No row. */
    public static final SqlCondition FALSE = new SqlCondition("1 = 0", List.of());

    /** Joins conditions as a policy joins them. */
    public static final QueryOperators<SqlCondition> OPERATORS = new QueryOperators<>() {

        @Override
        public SqlCondition allOf(List<SqlCondition> parts) {
            return SqlCondition.allOf(parts);
        }

        @Override
        public SqlCondition anyOf(List<SqlCondition> parts) {
            return SqlCondition.anyOf(parts);
        }

        @Override
        public SqlCondition not(SqlCondition part) {
            return part.not();
        }
    };

    /** Checks that each question mark has a value. */
    public SqlCondition {
        Assert.hasText(text, "'text' must not be empty");
        params = Collections.unmodifiableList(new ArrayList<>(params));
        long marks = QUOTED.matcher(text)
                .replaceAll("")
                .chars()
                .filter(each -> each == '?')
                .count();
        int values = params.size();
        Assert.isTrue(
                marks == values, () -> "'" + text + "' has " + marks + " question marks and " + values + " values");
    }

    /**
     * Makes a condition of its text.
     *
     * @param text the text, a constant of the code and never something that a user or a policy said
     * @param params the values, one for each question mark
     * @return the condition
     * @throws IllegalArgumentException if there are more or less values than question marks
     */
    public static SqlCondition of(String text, @Nullable Object... params) {
        return new SqlCondition("(" + text + ")", Arrays.asList(params));
    }

    /**
     * Compares a column with a value.
     *
     * @param column the column, perhaps with its table
     * @param value the value; {@code null} for rows that have none
     * @return the condition
     * @throws IllegalArgumentException if the column is no name
     */
    public static SqlCondition equal(String column, @Nullable Object value) {
        String name = checked(column);
        return value == null
                ? new SqlCondition(name + " is null", List.of())
                : new SqlCondition(name + " = ?", List.of(value));
    }

    /**
     * Looks a column up in values.
     *
     * @param column the column, perhaps with its table
     * @param values the values, none of them {@code null}; no row has one of none
     * @return the condition
     * @throws IllegalArgumentException if the column is no name
     */
    public static SqlCondition in(String column, Collection<?> values) {
        String name = checked(column);
        return values.isEmpty()
                ? FALSE
                : new SqlCondition(
                        name + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
                        List.copyOf(values));
    }

    /**
     * Makes a condition of what a policy said: all rows, none, or those for which its conditions hold.
     *
     * @param decision what the policy said
     * @param rules the rules of the type of resource
     * @return the condition
     * @throws dev.stagedoor.errors.BackstageException if a condition names a rule that does not exist
     * @throws dev.stagedoor.errors.InputException if the parameters of a condition are invalid
     */
    public static SqlCondition of(PolicyDecision decision, PermissionRuleset<?, SqlCondition> rules) {
        if (decision instanceof ConditionalDecision conditional) {
            return rules.toQuery(conditional.conditions(), OPERATORS);
        }
        return decision == AuthorizeResult.ALLOW ? TRUE : FALSE;
    }

    /**
     * Joins conditions of which every one must hold.
     *
     * @param conditions the conditions; every row fulfils none
     * @return the joined condition
     */
    public static SqlCondition allOf(List<SqlCondition> conditions) {
        return conditions.isEmpty() ? TRUE : join(conditions, " and ");
    }

    /**
     * Joins conditions of which one must hold.
     *
     * @param conditions the conditions; no row fulfils one of none
     * @return the joined condition
     */
    public static SqlCondition anyOf(List<SqlCondition> conditions) {
        return conditions.isEmpty() ? FALSE : join(conditions, " or ");
    }

    /**
     * Joins this with another condition: both must hold.
     *
     * @param other the other
     * @return the joined condition
     */
    public SqlCondition and(SqlCondition other) {
        return allOf(List.of(this, other));
    }

    /**
     * Joins this with another condition: one must hold.
     *
     * @param other the other
     * @return the joined condition
     */
    public SqlCondition or(SqlCondition other) {
        return anyOf(List.of(this, other));
    }

    /**
     * Turns this around. A row of which the database does not know whether the condition holds, for a column has no
     * value, fulfils the opposite, as it does where a rule is applied in memory.
     *
     * @return the opposite
     */
    public SqlCondition not() {
        // Not "is not true": H2 does not read again what it makes of that after "exists" in a subquery.
        return new SqlCondition("(not coalesce((" + text + "), false))", params);
    }

    private static SqlCondition join(List<SqlCondition> conditions, String operator) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        List<@Nullable Object> values = new ArrayList<>();
        conditions.forEach(each -> values.addAll(each.params));
        return new SqlCondition(
                conditions.stream().map(each -> each.text).collect(Collectors.joining(operator, "(", ")")), values);
    }

    private static String checked(String column) {
        Assert.isTrue(COLUMN.matcher(column).matches(), () -> "'" + column + "' is no name of a column");
        return column;
    }
}
