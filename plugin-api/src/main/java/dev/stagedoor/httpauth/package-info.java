/** Who sent a request, and who may. */
@NullMarked
package dev.stagedoor.httpauth;

import org.jspecify.annotations.NullMarked;
