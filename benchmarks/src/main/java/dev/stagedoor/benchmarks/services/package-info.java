/** Many services of types of their own. */
@NullMarked
package dev.stagedoor.benchmarks.services;

import org.jspecify.annotations.NullMarked;
