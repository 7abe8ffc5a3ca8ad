/** The default implementation of the auditor. */
@NullMarked
package dev.stagedoor.auditor.autoconfigure;

import org.jspecify.annotations.NullMarked;
