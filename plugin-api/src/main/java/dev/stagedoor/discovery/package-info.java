/** Finding the addresses of plugins. */
@NullMarked
package dev.stagedoor.discovery;

import org.jspecify.annotations.NullMarked;
