/** Tests of what is served of entities. */
@NullMarked
package dev.stagedoor.sample.catalog.entities;

import org.jspecify.annotations.NullMarked;
