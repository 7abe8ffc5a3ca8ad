/** Ten services for each of many plugins. */
@NullMarked
package dev.stagedoor.benchmarks.plugins;

import org.jspecify.annotations.NullMarked;
