/** The backend page in a browser. */
@NullMarked
package dev.stagedoor.sample.page;

import org.jspecify.annotations.NullMarked;
