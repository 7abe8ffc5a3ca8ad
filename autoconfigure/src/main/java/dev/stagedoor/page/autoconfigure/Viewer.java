package dev.stagedoor.page.autoconfigure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page.
 *
 * @param ref the user or service
 * @param canSignOut whether the cookie of the page says who it is
 * @param end until when that is known, or {@code null} if it has no end
 */
record Viewer(String ref, boolean canSignOut, @Nullable Instant end) {}
