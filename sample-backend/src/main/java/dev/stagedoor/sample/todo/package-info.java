/** The plugin {@code todo}: a list of things to do, in the plugin's database. */
@NullMarked
package dev.stagedoor.sample.todo;

import org.jspecify.annotations.NullMarked;
