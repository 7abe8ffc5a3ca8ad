/** Serving the requests of plugins, each behind its own gate, with everything of theirs confined to their paths. */
@NullMarked
package dev.stagedoor.http.autoconfigure;

import org.jspecify.annotations.NullMarked;
