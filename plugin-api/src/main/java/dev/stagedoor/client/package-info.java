/** Calling other plugins over HTTP. */
@NullMarked
package dev.stagedoor.client;

import org.jspecify.annotations.NullMarked;
