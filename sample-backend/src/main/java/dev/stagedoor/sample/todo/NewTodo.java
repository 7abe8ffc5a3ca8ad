package dev.stagedoor.sample.todo;

import org.jspecify.annotations.Nullable;

/**
 * What a user wants to have done.
 *
 * @param title what to do
 * @param entityRef the entity of the catalog that it is about, such as {@code component:default/petstore}, or
 *     {@code null}
 */
record NewTodo(@Nullable String title, @Nullable String entityRef) {}
