/** The sample backend. */
@NullMarked
package dev.stagedoor.sample;

import org.jspecify.annotations.NullMarked;
