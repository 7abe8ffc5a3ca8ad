/** What may be done by whom. */
@NullMarked
package dev.stagedoor.permissions;

import org.jspecify.annotations.NullMarked;
