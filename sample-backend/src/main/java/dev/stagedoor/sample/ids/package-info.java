/** A service that the sample defines: ids for whatever a plugin stores. */
@NullMarked
package dev.stagedoor.sample.ids;

import org.jspecify.annotations.NullMarked;
