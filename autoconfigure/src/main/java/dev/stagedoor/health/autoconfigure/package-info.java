/** Telling whether the backend lives and is ready, by Spring Boot's availability states. */
@NullMarked
package dev.stagedoor.health.autoconfigure;

import org.jspecify.annotations.NullMarked;
