package dev.stagedoor.sample.catalog.entities;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.permissions.SqlCondition;

/** The text of a statement and its values, in the order in which they stand there. Not thread-safe. */
final class Statement {

    private final StringBuilder text = new StringBuilder();

    private final List<@Nullable Object> params = new ArrayList<>();

    Statement add(String part, @Nullable Object... values) {
        text.append(part);
        params.addAll(List.of(values));
        return this;
    }

    Statement add(SqlCondition condition) {
        text.append(condition.text());
        params.addAll(condition.params());
        return this;
    }

    /** Adds conditions that must all hold. */
    Statement where(List<SqlCondition> conditions) {
        return add(" where ").add(SqlCondition.allOf(conditions));
    }

    String text() {
        return text.toString();
    }

    List<@Nullable Object> params() {
        return params;
    }
}
