/** What Spring Boot's Actuator shows of a backend and its plugins. */
@NullMarked
package dev.stagedoor.actuator.autoconfigure;

import org.jspecify.annotations.NullMarked;
