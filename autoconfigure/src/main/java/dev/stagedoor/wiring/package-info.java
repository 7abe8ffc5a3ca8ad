/** The kernel: who owns which bean, the scope, the graph of services, start and stop. */
@NullMarked
package dev.stagedoor.wiring;

import org.jspecify.annotations.NullMarked;
