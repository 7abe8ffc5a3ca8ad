/** What a backend costs, each figure with its baselines. */
@NullMarked
package dev.stagedoor.benchmarks;

import org.jspecify.annotations.NullMarked;
