package dev.stagedoor.sample.catalog.search;

import dev.stagedoor.permissions.SqlCondition;

/**
 * Rows of which entities must have one, so that a query can begin with them.
 *
 * @param rows which rows of the table {@code search}, with the alias {@code s}
 * @param isSingle whether an entity has one of them at most
 * @param isText whether a text is looked for in all rows of a field
 */
public record SearchTerm(SqlCondition rows, boolean isSingle, boolean isText) {

    /**
     * Means the rows of this.
     *
     * @param alias the alias of the table {@code search}
     * @return the condition
     */
    public SqlCondition rows(String alias) {
        return new SqlCondition(rows.text().replace("s.", alias + "."), rows.params());
    }
}
