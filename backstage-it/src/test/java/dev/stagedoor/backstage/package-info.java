/** A Java backend and Backstage's own, side by side. */
@NullMarked
package dev.stagedoor.backstage;

import org.jspecify.annotations.NullMarked;
