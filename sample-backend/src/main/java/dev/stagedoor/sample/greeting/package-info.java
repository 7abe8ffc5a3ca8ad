/** The plugin {@code greeting}: small, and broken on demand. */
@NullMarked
package dev.stagedoor.sample.greeting;

import org.jspecify.annotations.NullMarked;
