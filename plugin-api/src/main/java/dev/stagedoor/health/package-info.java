/** Telling whether the backend lives and is ready. */
@NullMarked
package dev.stagedoor.health;

import org.jspecify.annotations.NullMarked;
