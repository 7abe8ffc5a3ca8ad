/** Telling what is installed, here and elsewhere. The wiring tells what is installed in this backend. */
@NullMarked
package dev.stagedoor.metadata.autoconfigure;

import org.jspecify.annotations.NullMarked;
