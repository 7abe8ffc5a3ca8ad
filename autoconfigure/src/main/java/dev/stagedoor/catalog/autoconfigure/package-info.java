/** The client of the software catalog. */
@NullMarked
package dev.stagedoor.catalog.autoconfigure;

import org.jspecify.annotations.NullMarked;
