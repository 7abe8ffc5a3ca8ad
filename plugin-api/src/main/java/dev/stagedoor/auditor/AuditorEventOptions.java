package dev.stagedoor.auditor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * What is recorded of an event. Backstage: {@code AuditorServiceCreateEventOptions}.
 *
 * @param eventId what happens, in kebab case and without the plugin, such as {@code create-todo}
 * @param severity how much it matters
 * @param request the request that asks for it, or {@code null} if the plugin acts by itself
 * @param meta what else is known: texts, numbers, truth values, lists and maps
 */
public record AuditorEventOptions(
        String eventId, AuditorSeverity severity, @Nullable HttpServletRequest request, Map<String, ?> meta) {

    /**
     * Makes the options.
     *
     * @param eventId what happens, not blank
     * @param severity how much it matters
     * @param request the request that asks for it, or {@code null}
     * @param meta what else is known
     */
    public AuditorEventOptions {
        if (eventId.isBlank()) {
            throw new IllegalArgumentException("The id of an audited event is blank");
        }
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    }

    /**
     * Begins with an event of low severity without a request.
     *
     * @param eventId what happens, not blank
     * @return the options
     */
    public static AuditorEventOptions of(String eventId) {
        return new AuditorEventOptions(eventId, AuditorSeverity.LOW, null, Map.of());
    }

    /**
     * Says how much the event matters.
     *
     * @param newSeverity the severity
     * @return these options with it
     */
    public AuditorEventOptions withSeverity(AuditorSeverity newSeverity) {
        return new AuditorEventOptions(eventId, newSeverity, request, meta);
    }

    /**
     * Says who asks for it.
     *
     * @param newRequest a request to this plugin
     * @return these options with it
     */
    public AuditorEventOptions withRequest(HttpServletRequest newRequest) {
        return new AuditorEventOptions(eventId, severity, newRequest, meta);
    }

    /**
     * Says what else is known.
     *
     * @param newMeta texts, numbers, truth values, lists and maps
     * @return these options with it
     */
    public AuditorEventOptions withMeta(Map<String, ?> newMeta) {
        return new AuditorEventOptions(eventId, severity, request, newMeta);
    }
}
