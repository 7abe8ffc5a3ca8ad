/** The default implementation of databases. */
@NullMarked
package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.NullMarked;
