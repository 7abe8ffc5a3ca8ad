/** The lifecycles of plugins and of the backend. */
@NullMarked
package dev.stagedoor.lifecycle.autoconfigure;

import org.jspecify.annotations.NullMarked;
