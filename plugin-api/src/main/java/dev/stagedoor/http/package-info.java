/** Serving HTTP requests. */
@NullMarked
package dev.stagedoor.http;

import org.jspecify.annotations.NullMarked;
