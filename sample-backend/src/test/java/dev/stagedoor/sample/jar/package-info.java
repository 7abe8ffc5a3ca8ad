/** The sample backend as a jar, in JVMs of its own. */
@NullMarked
package dev.stagedoor.sample.jar;

import org.jspecify.annotations.NullMarked;
