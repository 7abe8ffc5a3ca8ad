/** The software catalog: what it holds, and how it is asked. */
@NullMarked
package dev.stagedoor.catalog;

import org.jspecify.annotations.NullMarked;
