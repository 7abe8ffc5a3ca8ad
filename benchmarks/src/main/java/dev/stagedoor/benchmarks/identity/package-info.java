/** What it costs to know who asks. */
@NullMarked
package dev.stagedoor.benchmarks.identity;

import org.jspecify.annotations.NullMarked;
