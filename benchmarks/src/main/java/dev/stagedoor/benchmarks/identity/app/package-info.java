/** The backend whose plugin is asked. */
@NullMarked
package dev.stagedoor.benchmarks.identity.app;

import org.jspecify.annotations.NullMarked;
