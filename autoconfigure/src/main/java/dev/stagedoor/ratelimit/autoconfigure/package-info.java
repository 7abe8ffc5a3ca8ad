/** Limiting how many requests a client may send in a time. */
@NullMarked
package dev.stagedoor.ratelimit.autoconfigure;

import org.jspecify.annotations.NullMarked;
