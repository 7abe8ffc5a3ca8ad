/** The web application that is measured. */
@NullMarked
package dev.stagedoor.benchmarks.web.app;

import org.jspecify.annotations.NullMarked;
