/** Logging on behalf of a plugin and of the backend. */
@NullMarked
package dev.stagedoor.logger;

import org.jspecify.annotations.NullMarked;
