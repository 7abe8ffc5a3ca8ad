/** Keeps what sources bring, has it processed when it is due, and writes what has changed. */
@NullMarked
package dev.stagedoor.sample.catalog.processing;

import org.jspecify.annotations.NullMarked;
