/** Who is asking, and how plugins prove who they are to each other. */
@NullMarked
package dev.stagedoor.auth.autoconfigure;

import org.jspecify.annotations.NullMarked;
