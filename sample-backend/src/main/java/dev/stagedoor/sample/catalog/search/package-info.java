/** The rows by which entities are found, and the conditions on them. */
@NullMarked
package dev.stagedoor.sample.catalog.search;

import org.jspecify.annotations.NullMarked;
