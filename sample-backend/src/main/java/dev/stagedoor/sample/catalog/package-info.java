/** The plugin {@code catalog}: stands in for a software catalog, so that the sample runs alone. */
@NullMarked
package dev.stagedoor.sample.catalog;

import org.jspecify.annotations.NullMarked;
