package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * Why a request passed a plugin's barrier.
 *
 * @param rule what was said of the handler that was expected; {@code null} where the path is open to everybody
 * @param cookies whether the path is open to cookies
 */
record Passage(@Nullable RouteRule rule, boolean cookies) {

    private static final String ATTRIBUTE = Passage.class.getName();

    static @Nullable Passage of(ServletRequest request) {
        return (Passage) request.getAttribute(ATTRIBUTE);
    }

    static void note(ServletRequest request, @Nullable Passage passage) {
        request.setAttribute(ATTRIBUTE, passage);
    }
}
