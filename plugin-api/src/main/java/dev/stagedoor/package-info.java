/** The vocabulary that plugins, modules, services and applications are written in. */
@NullMarked
package dev.stagedoor;

import org.jspecify.annotations.NullMarked;
