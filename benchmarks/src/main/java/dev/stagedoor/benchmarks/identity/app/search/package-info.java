/** The plugin that is asked. */
@NullMarked
package dev.stagedoor.benchmarks.identity.app.search;

import org.jspecify.annotations.NullMarked;
