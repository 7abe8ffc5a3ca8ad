package dev.stagedoor.signin.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.util.SerializationUtils;

import dev.stagedoor.auth.Token;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.signin.SignInInfo;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.signin.autoconfigure.SessionSignIns.SignedIn;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a login as time passes. */
class SessionSignInsTests {

    private final TestClock clock = new TestClock();

    private final AtomicInteger issued = new AtomicInteger();

    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    private final MockHttpSession session = new MockHttpSession();

    private final SessionSignIns sessions = new SessionSignIns(this::issue, Duration.ofHours(12), clock);

    SessionSignInsTests() {
        login("idp", "1234");
    }

    private IssuedToken issue(SignInInfo info) {
        if (failure.get() != null) {
            throw failure.get();
        }
        Instant end = clock.instant().plus(Duration.ofHours(1));
        return new IssuedToken(
                Token.of("token-" + issued.incrementAndGet(), end),
                SignInResult.of("user:default/" + info.subject()),
                end);
    }

    private void login(String provider, String subject) {
        DefaultOAuth2User user = new DefaultOAuth2User(List.of(), Map.of("id", subject), "id");
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new OAuth2AuthenticationToken(user, List.of(), provider)));
    }

    private String token() {
        SignedIn found = find();
        return found == null ? "" : found.token().token().reveal();
    }

    private SignedIn find() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        return sessions.find(request);
    }

    @Test
    void aRequestWithoutASessionGetsNone() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(sessions.find(request)).isNull();
        assertThat(request.getSession(false)).isNull();
    }

    @Case("SGN-51")
    @Test
    void aTokenIsUsedUntilItIsAboutToEnd() {
        assertThat(token()).isEqualTo("token-1");
        clock.pass(Duration.ofMinutes(54));
        assertThat(token()).isEqualTo("token-1");
        clock.pass(Duration.ofMinutes(2));
        assertThat(token()).isEqualTo("token-2");
    }

    @Test
    void whileNoneCanBeIssuedTheOldOneIsUsedToItsEnd() {
        token();
        failure.set(new IllegalStateException("no database"));
        clock.pass(Duration.ofMinutes(59));
        assertThat(token()).isEqualTo("token-1");
        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(this::token).hasMessage("no database");
    }

    @Case("SGN-55")
    @Test
    void whomTheResolverTurnsAwayLaterIsNobodyFromTheNextTokenOn() {
        token();
        failure.set(new NotAllowedException("You left"));
        clock.pass(Duration.ofMinutes(56));
        assertThatThrownBy(this::token).hasMessage("You left");
        assertThatThrownBy(this::token).hasMessage("You left");
    }

    @Case("SGN-59")
    @Test
    void aLoginDoesNotCountForEver() {
        token();
        clock.pass(Duration.ofHours(12));
        assertThat(token()).isNotEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(find()).isNull();
    }

    @Test
    void anotherLoginInTheSameSessionIsAnotherUser() {
        assertThat(find().token().user().userEntityRef()).isEqualTo("user:default/1234");
        login("idp", "5678");
        assertThat(find().token().user().userEntityRef()).isEqualTo("user:default/5678");
        login("other", "5678");
        assertThat(find().info().providerId()).isEqualTo("other");
        assertThat(issued).hasValue(3);
    }

    @Case("SGN-20")
    @Test
    void noTokenIsInWhatIsStoredOfASession() {
        token();
        Object login = session.getAttribute(SessionSignIns.class.getName());
        assertThat(new String(SerializationUtils.serialize(login), StandardCharsets.ISO_8859_1))
                .contains("1234")
                .doesNotContain("token-1");
        assertThat(login.toString()).doesNotContain("token-1");
        assertThat(find().toString()).doesNotContain("token-1");
    }

    @Test
    void aSessionThatWasStoredAndReadAgainKeepsItsToken() {
        token();
        byte[] stored = SerializationUtils.serialize(session.getAttribute(SessionSignIns.class.getName()));
        session.setAttribute(SessionSignIns.class.getName(), SerializationUtils.deserialize(stored));
        assertThat(token()).isEqualTo("token-1");
    }
}
