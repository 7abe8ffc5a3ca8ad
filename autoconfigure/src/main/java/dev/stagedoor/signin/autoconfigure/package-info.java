/** Lets users sign in: the plugin {@code auth}, which issues the tokens that all plugins accept. */
@NullMarked
package dev.stagedoor.signin.autoconfigure;

import org.jspecify.annotations.NullMarked;
