/** Calling other plugins over HTTP, with Spring's client. */
@NullMarked
package dev.stagedoor.client.autoconfigure;

import org.jspecify.annotations.NullMarked;
