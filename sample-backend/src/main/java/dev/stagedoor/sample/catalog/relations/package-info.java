/** The module {@code relations}: what entities of the core kinds have to do with each other. */
@NullMarked
package dev.stagedoor.sample.catalog.relations;

import org.jspecify.annotations.NullMarked;
