/** The page on which a backend can be seen, and what it asks for. */
@NullMarked
package dev.stagedoor.page.autoconfigure;

import org.jspecify.annotations.NullMarked;
