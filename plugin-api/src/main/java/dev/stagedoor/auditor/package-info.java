/** Records of who did what. */
@NullMarked
package dev.stagedoor.auditor;

import org.jspecify.annotations.NullMarked;
