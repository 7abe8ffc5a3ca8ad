/** What plugins share, in a package that no application scans, as in an API jar. */
@NullMarked
package dev.stagedoor.benchmarks.web.contracts;

import org.jspecify.annotations.NullMarked;
