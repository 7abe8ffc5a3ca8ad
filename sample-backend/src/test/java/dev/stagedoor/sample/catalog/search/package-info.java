/** Tests of the rows by which entities are found. */
@NullMarked
package dev.stagedoor.sample.catalog.search;

import org.jspecify.annotations.NullMarked;
