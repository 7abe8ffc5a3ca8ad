/** What modules of the catalog see. */
@NullMarked
package dev.stagedoor.sample.catalog.spi;

import org.jspecify.annotations.NullMarked;
