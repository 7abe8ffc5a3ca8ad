package dev.stagedoor.auditor.autoconfigure;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.ForwardedException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;

/** Records events through the logger of the plugin. */
final class DefaultAuditor implements AuditorService {

    private final AuditLog log;

    private final AuthService auth;

    private final HttpAuthService httpAuth;

    DefaultAuditor(AuditLog log, AuthService auth, HttpAuthService httpAuth) {
        this.log = log;
        this.auth = auth;
        this.httpAuth = httpAuth;
    }

    @Override
    public AuditorEvent createEvent(AuditorEventOptions options) {
        RecordedEvent event = new RecordedEvent(log, options, origin(options.request()));
        event.record("initiated", Map.of(), null);
        return event;
    }

    private Origin origin(@Nullable HttpServletRequest request) {
        return request == null ? Origin.of(auth.getOwnServiceCredentials()) : Origin.of(credentials(request), request);
    }

    /** A limited token tells as well as any other who it is, and whether it is enough others have decided. */
    private BackstageCredentials<?> credentials(HttpServletRequest request) {
        try {
            return httpAuth.credentials(request, CredentialsOptions.ANYBODY.withLimitedAccess());
        } catch (RuntimeException ex) {
            throw new ForwardedException("Could not resolve credentials", ex);
        }
    }
}
