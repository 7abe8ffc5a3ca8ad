package dev.stagedoor.signin.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.signin.SignInInfo;

/**
 * Makes of logins that Spring Security holds in sessions users with tokens. A token is issued when it is first needed,
 * and a new one before it ends, for as long as a login counts. Tokens stay in this process; another one that serves the
 * session issues its own. Thread-safe.
 */
final class SessionSignIns {

    private static final Logger logger = LoggerFactory.getLogger(SessionSignIns.class);

    private static final String ATTRIBUTE = SessionSignIns.class.getName();

    /** How long before its end a token is renewed, so that whoever it is handed to has time to use it. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration LONGEST_TOKEN = Duration.ofHours(24);

    private static final int SESSIONS = 10_000;

    private static final int LOCKS = 64;

    private final Function<SignInInfo, IssuedToken> issuer;

    private final Duration sessionDuration;

    private final InstantSource clock;

    private final Cache<UUID, IssuedToken> tokens = Caffeine.newBuilder()
            .maximumSize(SESSIONS)
            .expireAfterWrite(LONGEST_TOKEN)
            .build();

    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(number -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /**
     * Knows nobody yet.
     *
     * @param issuer finds out who somebody is, and issues a token; it refuses whom it does not know
     * @param sessionDuration how long a login counts
     * @param clock the time
     */
    SessionSignIns(Function<SignInInfo, IssuedToken> issuer, Duration sessionDuration, InstantSource clock) {
        this.issuer = issuer;
        this.sessionDuration = sessionDuration;
        this.clock = clock;
    }

    /**
     * Who is logged in, and the token.
     *
     * @param info what the provider says
     * @param token the token
     */
    record SignedIn(SignInInfo info, IssuedToken token) {}

    /**
     * Finds who is logged in in the session of a request.
     *
     * @return the user, or {@code null} if nobody is, or the login no longer counts
     * @throws NotAllowedException if this is nobody who may sign in
     */
    @Nullable
    SignedIn find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SignInInfo info = session == null ? null : info(session);
        if (session == null || info == null) {
            return null;
        }
        SessionLogin login = login(session, info);
        return clock.instant().isAfter(login.since().plus(sessionDuration))
                ? null
                : new SignedIn(info, token(login, info));
    }

    private SessionLogin login(HttpSession session, SignInInfo info) {
        if (session.getAttribute(ATTRIBUTE) instanceof SessionLogin known && known.isOf(info)) {
            return known;
        }
        ReentrantLock lock = lock(session.getId());
        lock.lock();
        try {
            if (session.getAttribute(ATTRIBUTE) instanceof SessionLogin known && known.isOf(info)) {
                return known;
            }
            SessionLogin login = SessionLogin.of(info, clock.instant());
            session.setAttribute(ATTRIBUTE, login);
            return login;
        } finally {
            lock.unlock();
        }
    }

    private IssuedToken token(SessionLogin login, SignInInfo info) {
        IssuedToken present = tokens.getIfPresent(login.handle());
        if (present != null && lasts(present, MARGIN)) {
            return present;
        }
        IssuedToken usable = present != null && lasts(present, Duration.ZERO) ? present : null;
        ReentrantLock lock = lock(login.handle());
        if (usable == null) {
            lock.lock();
        } else if (!lock.tryLock()) {
            // Somebody renews it already.
            return usable;
        }
        try {
            IssuedToken other = tokens.getIfPresent(login.handle());
            return other != null && other != present && lasts(other, MARGIN) ? other : renew(login, info);
        } catch (NotAllowedException ex) {
            tokens.invalidate(login.handle());
            throw ex;
        } catch (RuntimeException ex) {
            if (usable == null) {
                throw ex;
            }
            logger.warn("A user's token could not be renewed and is used until it ends", ex);
            return usable;
        } finally {
            lock.unlock();
        }
    }

    private IssuedToken renew(SessionLogin login, SignInInfo info) {
        IssuedToken issued = issuer.apply(info);
        tokens.put(login.handle(), issued);
        return issued;
    }

    private boolean lasts(IssuedToken token, Duration margin) {
        Instant now = clock.instant();
        return token.expiresAt().isAfter(now.plus(margin));
    }

    private ReentrantLock lock(Object key) {
        return locks[Math.floorMod(key.hashCode(), LOCKS)];
    }

    private static @Nullable SignInInfo info(HttpSession session) {
        Object held = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        if (held instanceof SecurityContext context
                && context.getAuthentication() instanceof OAuth2AuthenticationToken login
                && login.isAuthenticated()) {
            OAuth2User user = login.getPrincipal();
            return user == null
                    ? null
                    : new SignInInfo(login.getAuthorizedClientRegistrationId(), subject(user), claims(user));
        }
        return null;
    }

    private static String subject(OAuth2User user) {
        String subject = user instanceof OidcUser oidc ? oidc.getSubject() : null;
        return subject == null ? user.getName() : subject;
    }

    private static Map<String, Object> claims(OAuth2User user) {
        Map<String, Object> claims = new HashMap<>();
        user.getAttributes().forEach((name, value) -> {
            if (value != null) {
                claims.put(name, value);
            }
        });
        return claims;
    }
}
