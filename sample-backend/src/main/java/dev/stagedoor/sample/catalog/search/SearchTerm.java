package dev.stagedoor.sample.catalog.search;

import java.util.List;

import dev.stagedoor.permissions.SqlCondition;

/**
 * Values of which a field must have one.
 *
 * @param key the path of the field in lower case
 * @param values the values in lower case, at least one
 */
public record SearchTerm(String key, List<String> values) {

    /** Copies the values. */
    public SearchTerm {
        values = List.copyOf(values);
    }

    /**
     * Tells whether an entity has one row of this at most.
     *
     * @return whether there is one value
     */
    public boolean isSingle() {
        return values.size() == 1;
    }

    /**
     * Means the rows of this.
     *
     * @param alias the alias of the table {@code search}
     * @return the condition
     */
    public SqlCondition rows(String alias) {
        SqlCondition ofKey = SqlCondition.equal(alias + ".search_key", key);
        String column = alias + ".search_value";
        return ofKey.and(isSingle() ? SqlCondition.equal(column, values.get(0)) : SqlCondition.in(column, values));
    }
}
