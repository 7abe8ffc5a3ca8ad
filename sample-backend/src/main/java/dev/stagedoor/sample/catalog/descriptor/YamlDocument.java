package dev.stagedoor.sample.catalog.descriptor;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A document of a file.
 *
 * @param value what it is, {@code null} for an empty one
 * @param line where that begins, 0 for an empty one
 * @param lines the lines of what is in each map and list, in its order
 */
record YamlDocument(@Nullable Object value, int line, Map<Object, int[]> lines) {}
