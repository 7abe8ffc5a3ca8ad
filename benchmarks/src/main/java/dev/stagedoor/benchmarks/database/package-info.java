/** What the database of a plugin costs, on PostgreSQL. */
@NullMarked
package dev.stagedoor.benchmarks.database;

import org.jspecify.annotations.NullMarked;
