package com.example.javademo.plugin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/** Credentials as Backstage writes them in JSON. */
final class CredentialsView {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private CredentialsView() {}

    static Map<String, Object> of(BackstageCredentials<?> credentials) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("principal", of(credentials.principal()));
        Instant expiresAt = credentials.expiresAt();
        if (expiresAt != null) {
            view.put("expiresAt", TIME.format(expiresAt));
        }
        return view;
    }

    private static Map<String, Object> of(Principal principal) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", principal.type().toString());
        if (principal instanceof UserPrincipal user) {
            view.put("userEntityRef", user.userEntityRef());
            ServicePrincipal actor = user.actor();
            if (actor != null) {
                view.put("actor", of(actor));
            }
        } else if (principal instanceof ServicePrincipal service) {
            view.put("subject", service.subject());
        }
        return view;
    }
}
