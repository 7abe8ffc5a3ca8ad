/** Reading the configuration. */
@NullMarked
package dev.stagedoor.config;

import org.jspecify.annotations.NullMarked;
