/** Hooks for the start and the stop of a plugin and of the backend. */
@NullMarked
package dev.stagedoor.lifecycle;

import org.jspecify.annotations.NullMarked;
