/** The plugin {@code todo}: a list of things to do, in memory. */
@NullMarked
package dev.stagedoor.sample.todo;

import org.jspecify.annotations.NullMarked;
