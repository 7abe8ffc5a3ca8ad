/** Permissions: who may do what, decided by a policy here or by the permission backend. */
@NullMarked
package dev.stagedoor.permissions.autoconfigure;

import org.jspecify.annotations.NullMarked;
