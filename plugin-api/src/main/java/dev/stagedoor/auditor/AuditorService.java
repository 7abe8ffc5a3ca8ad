package dev.stagedoor.auditor;

import dev.stagedoor.BackendService;

/**
 * Records who did what, for those who must know it later. Records go through the plugin's logger, with the field
 * {@code isAuditEvent}; no token is in them. Thread-safe. Backstage: {@code AuditorService}.
 */
@BackendService(id = "core.auditor")
public interface AuditorService {

    /**
     * Records that something has begun. The same event is told how it ends.
     *
     * @param options what has begun
     * @return the event
     * @throws dev.stagedoor.errors.ForwardedException with the message {@code Could not resolve credentials}, if the
     *     request has a token that nothing accepts
     */
    AuditorEvent createEvent(AuditorEventOptions options);

    /**
     * Records that something of low severity has begun, which no request has asked for.
     *
     * @param eventId what has begun, see {@link AuditorEventOptions#eventId}
     * @return the event
     */
    default AuditorEvent createEvent(String eventId) {
        return createEvent(AuditorEventOptions.of(eventId));
    }
}
