/** Serves entities. */
@NullMarked
package dev.stagedoor.sample.catalog.entities;

import org.jspecify.annotations.NullMarked;
