/** The module {@code csv} of the plugin {@code todo}: todos from a file. */
@NullMarked
package dev.stagedoor.sample.todo.csv;

import org.jspecify.annotations.NullMarked;
