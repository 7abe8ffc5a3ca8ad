/** Reads entity descriptors, and says what is wrong with them. */
@NullMarked
package dev.stagedoor.sample.catalog.descriptor;

import org.jspecify.annotations.NullMarked;
