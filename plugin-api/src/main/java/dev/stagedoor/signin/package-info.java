/** Who somebody is that an identity provider let in. */
@NullMarked
package dev.stagedoor.signin;

import org.jspecify.annotations.NullMarked;
