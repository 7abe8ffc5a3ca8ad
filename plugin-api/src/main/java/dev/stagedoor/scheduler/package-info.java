/** Tasks that run by a schedule, once in a cluster or in each process. */
@NullMarked
package dev.stagedoor.scheduler;

import org.jspecify.annotations.NullMarked;
