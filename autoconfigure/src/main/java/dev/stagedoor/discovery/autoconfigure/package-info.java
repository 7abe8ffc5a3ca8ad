/** Finding the addresses of plugins: from the configuration, by DNS, or where this backend listens. */
@NullMarked
package dev.stagedoor.discovery.autoconfigure;

import org.jspecify.annotations.NullMarked;
