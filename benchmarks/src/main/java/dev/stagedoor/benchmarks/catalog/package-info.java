/** What requests to a catalog of many entities cost. */
@NullMarked
package dev.stagedoor.benchmarks.catalog;

import org.jspecify.annotations.NullMarked;
