package dev.stagedoor.signin.autoconfigure;

import java.net.URI;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

import dev.stagedoor.config.RootConfigService;

/** Makes every client registration of Spring Security a way to sign in. */
record SessionProviders(
        ClientRegistrationRepository registrations,
        SessionSignIns sessions,
        RootConfigService config,
        InstantSource clock)
        implements SignInProviders {

    @Override
    public @Nullable SignInProvider find(String id) {
        return registrations.findByRegistrationId(id) == null
                ? null
                : new SessionProvider(id, sessions, appOrigin(), clock);
    }

    private @Nullable String appOrigin() {
        return config.getOptionalString("app.baseUrl")
                .map(URI::create)
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .orElse(null);
    }
}
