/** Serves locations, and what is asked of descriptors before they are registered. */
@NullMarked
package dev.stagedoor.sample.catalog.locations;

import org.jspecify.annotations.NullMarked;
