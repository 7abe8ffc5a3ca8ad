/** A plugin with a controller, for requests without a network. */
@NullMarked
package dev.stagedoor.benchmarks.web.plugin;

import org.jspecify.annotations.NullMarked;
