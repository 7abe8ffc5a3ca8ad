/** Errors with names that Backstage knows on the wire. */
@NullMarked
package dev.stagedoor.errors;

import org.jspecify.annotations.NullMarked;
