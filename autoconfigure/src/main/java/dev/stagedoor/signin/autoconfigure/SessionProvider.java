package dev.stagedoor.signin.autoconfigure;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.signin.SignInInfo;
import dev.stagedoor.signin.autoconfigure.SessionSignIns.SignedIn;

/** Signs in with a login of Spring Security, in the way of Backstage's frontend. */
final class SessionProvider implements SignInProvider {

    /** Where {@code HttpSessionRequestCache} looks for the page to go to after a login. */
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private static final String ORIGIN = "origin";

    private final String id;

    private final SessionSignIns sessions;

    private final @Nullable String appOrigin;

    private final InstantSource clock;

    /**
     * Knows the provider.
     *
     * @param id the registration
     * @param sessions who is logged in
     * @param appOrigin the origin of the frontend, or {@code null} if that is not known
     * @param clock the time
     */
    SessionProvider(String id, SessionSignIns sessions, @Nullable String appOrigin, InstantSource clock) {
        this.id = id;
        this.sessions = sessions;
        this.appOrigin = appOrigin;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id;
    }

    /** Leads to Spring Security's login, and from there to {@link #frame}. */
    @Override
    public ServerResponse start(ServerRequest request) {
        String origin = origin(request);
        String page = UriComponentsBuilder.fromPath("/api/" + SignInHost.PLUGIN + "/{id}/handler/frame")
                .queryParam(ORIGIN, "{origin}")
                .encode()
                .buildAndExpand(id, origin)
                .toUriString();
        request.servletRequest().getSession().setAttribute(SAVED_REQUEST, new SimpleSavedRequest(page));
        URI login = UriComponentsBuilder.fromPath(request.servletRequest().getContextPath()
                        + OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/{id}")
                .encode()
                .buildAndExpand(id)
                .toUri();
        return ServerResponse.status(HttpStatus.FOUND).location(login).build();
    }

    @Override
    public ServerResponse frame(ServerRequest request) {
        String origin = origin(request);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "authorization_response");
        try {
            message.put("response", session(signedIn(request)));
        } catch (BackstageException ex) {
            message.put("error", Map.of("name", ex.getName(), "message", String.valueOf(ex.getMessage())));
        }
        return WebMessage.send(origin, message);
    }

    @Override
    public ServerResponse refresh(ServerRequest request) {
        requireScript(request);
        return SignInAnswer.secret(session(signedIn(request)));
    }

    @Override
    public ServerResponse logout(ServerRequest request) {
        requireScript(request);
        request.servletRequest().getSession().invalidate();
        return ServerResponse.ok().build();
    }

    private SignedIn signedIn(ServerRequest request) {
        SignedIn found = sessions.find(request.servletRequest());
        if (found == null || !found.info().providerId().equals(id)) {
            throw new AuthenticationException("Refresh failed, nobody is signed in with '" + id + "'");
        }
        return found;
    }

    /** The tokens of the identity provider are not handed out. */
    private Map<String, Object> session(SignedIn found) {
        Map<String, Object> session = SignInAnswer.session(found.token(), profile(found.info()), clock.instant());
        session.put("providerInfo", Map.of());
        return session;
    }

    private static Map<String, String> profile(SignInInfo info) {
        Map<String, String> profile = new LinkedHashMap<>();
        info.text("email").ifPresent(email -> profile.put("email", email));
        info.displayName().ifPresent(name -> profile.put("displayName", name));
        info.picture().ifPresent(picture -> profile.put("picture", picture));
        return profile;
    }

    private String origin(ServerRequest request) {
        String wanted = request.param(ORIGIN).orElse(appOrigin);
        if (wanted == null || !wanted.equals(appOrigin)) {
            throw new NotAllowedException(
                    "Origin '" + wanted + "' is not allowed; that of the app is what app.baseUrl says");
        }
        return wanted;
    }

    /** A header that pages of other sites can not make browsers send. */
    private static void requireScript(ServerRequest request) {
        if (!"XMLHttpRequest".equals(request.headers().firstHeader("X-Requested-With"))) {
            throw new AuthenticationException("Invalid X-Requested-With header");
        }
    }
}
