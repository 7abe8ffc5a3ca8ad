/** Tests of migrations on each database. */
@NullMarked
package dev.stagedoor.database;

import org.jspecify.annotations.NullMarked;
