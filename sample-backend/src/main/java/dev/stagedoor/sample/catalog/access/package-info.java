/** Who may see and change what. */
@NullMarked
package dev.stagedoor.sample.catalog.access;

import org.jspecify.annotations.NullMarked;
