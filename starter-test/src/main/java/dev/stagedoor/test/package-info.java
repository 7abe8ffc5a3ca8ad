/** Testing a plugin, a module, a service factory or a whole backend. */
@NullMarked
package dev.stagedoor.test;

import org.jspecify.annotations.NullMarked;
