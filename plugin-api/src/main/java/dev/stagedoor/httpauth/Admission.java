package dev.stagedoor.httpauth;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;

/**
 * How a request was let into a plugin, for code that stands around its handlers. Handlers themselves ask
 * {@link HttpAuthService}. Immutable.
 *
 * @param pluginId the plugin
 * @param credentials who was let in; {@code null} where everybody is, because then nobody looked
 */
public record Admission(String pluginId, @Nullable BackstageCredentials<?> credentials) {

    private static final String ATTRIBUTE = Admission.class.getName();

    /**
     * Returns how a request was let in.
     *
     * @param request any request
     * @return the admission to the plugin that it reached last, or {@code null} if it was let into none
     */
    public static @Nullable Admission of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Admission admission ? admission : null;
    }

    /**
     * Notes how a request is let in. For those who let it in.
     *
     * @param request the request
     * @param admission its admission, or {@code null} for none
     */
    public static void note(ServletRequest request, @Nullable Admission admission) {
        request.setAttribute(ATTRIBUTE, admission);
    }
}
