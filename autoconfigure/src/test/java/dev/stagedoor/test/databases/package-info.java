/** Servers of databases, for tests. */
@NullMarked
package dev.stagedoor.test.databases;

import org.jspecify.annotations.NullMarked;
