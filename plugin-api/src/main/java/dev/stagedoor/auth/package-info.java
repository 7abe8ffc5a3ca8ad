/** Who is asking, and how plugins prove who they are to each other. */
@NullMarked
package dev.stagedoor.auth;

import org.jspecify.annotations.NullMarked;
