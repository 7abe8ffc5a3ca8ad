/** Tells who sent a request to a plugin. */
@NullMarked
package dev.stagedoor.httpauth.autoconfigure;

import org.jspecify.annotations.NullMarked;
