/** What a plugin can learn about itself and about the backend. */
@NullMarked
package dev.stagedoor.metadata;

import org.jspecify.annotations.NullMarked;
