/** A database for each plugin. */
@NullMarked
package dev.stagedoor.database;

import org.jspecify.annotations.NullMarked;
