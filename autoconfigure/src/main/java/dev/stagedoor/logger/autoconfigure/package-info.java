/** The loggers of the backend and of its plugins, on SLF4J. */
@NullMarked
package dev.stagedoor.logger.autoconfigure;

import org.jspecify.annotations.NullMarked;
