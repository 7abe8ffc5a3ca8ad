/** What global tasks cost. */
@NullMarked
package dev.stagedoor.benchmarks.scheduler;

import org.jspecify.annotations.NullMarked;
