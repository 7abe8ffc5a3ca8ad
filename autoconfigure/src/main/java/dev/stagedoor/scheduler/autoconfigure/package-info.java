/** The default implementation of scheduled tasks. */
@NullMarked
package dev.stagedoor.scheduler.autoconfigure;

import org.jspecify.annotations.NullMarked;
