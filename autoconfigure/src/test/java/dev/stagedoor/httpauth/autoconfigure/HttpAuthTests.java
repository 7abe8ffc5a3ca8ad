package dev.stagedoor.httpauth.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.RequestTokenResolver;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whose request it is, as a handler asks. */
class HttpAuthTests {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final StubAuth auth = new StubAuth().expiringAt(NOW.plus(Duration.ofHours(1)));

    private final Lines log = new Lines();

    // The header

    @ParameterizedTest
    @ValueSource(strings = {"Bearer user.jane", "bearer user.jane", "BEARER    user.jane"})
    @Case("HAU-01")
    void theHeaderIsReadWhateverItsCaseAndSpaces(String header) {
        assertThat(who(request(header))).isEqualTo(new UserPrincipal("user:default/jane"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Basic user.jane",
                "user.jane",
                "Bearer user.jane x",
                "Bearer\tuser.jane",
                "Beareruser.jane",
                "xBearer user.jane",
                "Bearer user.jane "
            })
    @Case("HAU-01")
    void anythingElseIsNoToken(String header) {
        assertThat(who(request(header))).isEqualTo(new NonePrincipal());
        assertThat(auth.asked()).isEmpty();
    }

    @Test
    @Case("HAU-02")
    void severalHeadersAreNoToken() {
        MockHttpServletRequest request = request("Bearer user.jane");
        request.addHeader("Authorization", "Bearer service.ci");
        assertThat(who(request)).isEqualTo(new NonePrincipal());
    }

    @Test
    @Case("HAU-03")
    void aTokenThatNothingAcceptsIsRefusedWhoeverIsAllowed() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> plugin().credentials(request("Bearer bogus")))
                .withMessage("Illegal token");
    }

    @Test
    @Case("HAU-03")
    void aTokenThatIsRestrictedToOtherPluginsIsRefused() {
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> plugin().credentials(request("Bearer restricted")));
    }

    // Who is allowed

    @ParameterizedTest
    @CsvSource({
        "user.jane, user, true",
        "user.jane, service, false",
        "user.jane, none, false",
        "user.jane, user+service, true",
        "user.jane, user+service+none, true",
        "user.jane, unknown, false",
        "obo.jane, user, true",
        "service.ci, user, false",
        "service.ci, service, true",
        "service.ci, none, false",
        "service.ci, user+none, false",
        "service.ci, unknown, false",
        "'', user, false",
        "'', service, false",
        "'', none, true",
        "'', user+none, true",
        "'', unknown, false"
    })
    @Case("HAU-04")
    void whoIsInTheListIsAllowed(String token, String allowed, boolean passes) {
        HttpServletRequest request = token.isEmpty() ? new MockHttpServletRequest() : request("Bearer " + token);
        PrincipalType[] types = Arrays.stream(allowed.split("\\+"))
                .map(each -> PrincipalType.valueOf(each.toUpperCase(Locale.ROOT)))
                .toArray(PrincipalType[]::new);
        BackstageException refusal = catchThrowableOfType(
                BackstageException.class, () -> plugin().credentials(request, CredentialsOptions.allow(types)));
        assertThat(refusal == null).isEqualTo(passes);
        if (refusal != null && token.isEmpty()) {
            assertThat(refusal).isInstanceOf(AuthenticationException.class).hasMessage("Missing credentials");
        } else if (refusal != null) {
            String kind = token.startsWith("service") ? "service" : "user";
            assertThat(refusal)
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessage("This endpoint does not allow '" + kind + "' credentials");
        }
    }

    @Test
    @Case("HAU-04")
    void aKindOfPrincipalCanBeAskedFor() {
        BackstageCredentials<UserPrincipal> user =
                plugin().credentials(request("Bearer obo.jane"), UserPrincipal.class);
        assertThat(user.principal().actor()).isEqualTo(new ServicePrincipal("plugin:catalog"));
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> plugin().credentials(request("Bearer service.ci"), UserPrincipal.class));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> plugin().credentials(new MockHttpServletRequest(), ServicePrincipal.class));
        assertThat(plugin().credentials(new MockHttpServletRequest(), Principal.class)
                        .principal())
                .isEqualTo(new NonePrincipal());
    }

    // Limited access

    @Test
    @Case("HAU-05")
    void aLimitedTokenIsAcceptedWithLimitedAccessAlone() {
        assertThat(limited(request("Bearer limited.jane"))).isEqualTo(new UserPrincipal("user:default/jane"));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> plugin().credentials(request("Bearer limited.jane")))
                .withMessage("Illegal limited user token");
    }

    @Test
    @Case("HAU-06")
    void theCookieCountsWithLimitedAccessAlone() {
        assertThat(limited(withCookie("limited.jane"))).isEqualTo(new UserPrincipal("user:default/jane"));
        assertThat(who(withCookie("limited.jane"))).isEqualTo(new NonePrincipal());
    }

    @Test
    @Case("HAU-06")
    void theHeaderGoesBeforeTheCookie() {
        MockHttpServletRequest request = withCookie("limited.jane");
        request.addHeader("Authorization", "Bearer service.ci");
        assertThat(limited(request)).isEqualTo(new ServicePrincipal("ci"));
        assertThat(auth.asked()).containsExactly("service.ci+");
    }

    @Test
    @Case("HAU-06")
    void aBadHeaderIsNotMadeGoodByTheCookie() {
        MockHttpServletRequest request = withCookie("limited.jane");
        request.addHeader("Authorization", "Bearer bogus");
        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> limited(request));
    }

    @Test
    @Case("HAU-06")
    void anEmptyCookieIsNone() {
        assertThat(limited(withCookie(""))).isEqualTo(new NonePrincipal());
    }

    @Test
    @Case("HAU-07")
    void theTokenOfAServiceDoesNotBelongIntoACookie() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> limited(withCookie("service.ci")))
                .withMessage("Illegal token in cookie");
    }

    // Once for a request

    @Test
    @Case("HAU-08")
    void aRequestIsLookedAtOnceWithAndOnceWithoutLimitedAccess() {
        DefaultHttpAuth plugin = plugin();
        MockHttpServletRequest request = request("Bearer user.jane");
        BackstageCredentials<?> first = plugin.credentials(request);
        assertThat(plugin.credentials(request, UserPrincipal.class)).isSameAs(first);
        plugin.credentials(request, CredentialsOptions.ANYBODY.withLimitedAccess());
        plugin.credentials(request, CredentialsOptions.ANYBODY.withLimitedAccess());
        assertThat(auth.asked()).containsExactly("user.jane", "user.jane+");
    }

    @Test
    @Case("HAU-08")
    void aRefusalIsRememberedToo() {
        DefaultHttpAuth plugin = plugin();
        MockHttpServletRequest request = request("Bearer bogus");
        for (int time = 0; time < 2; time++) {
            assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> plugin.credentials(request));
        }
        assertThat(auth.asked()).hasSize(1);
    }

    @Test
    @Case("HAU-08")
    void eachPluginLooksForItself() {
        MockHttpServletRequest request = request("Bearer user.jane");
        plugin("todo").credentials(request);
        plugin("catalog").credentials(request);
        assertThat(auth.asked()).hasSize(2);
    }

    @Test
    @Case("HAU-08")
    void whatIsRememberedShowsNothing() {
        MockHttpServletRequest request = request("Bearer user.jane");
        plugin().credentials(request);
        for (String name : (Iterable<String>) request.getAttributeNames()::asIterator) {
            assertThat(String.valueOf(request.getAttribute(name))).doesNotContain("jane");
        }
    }

    // Other places of tokens

    @Test
    @Case("HAU-09")
    void aTokenIsFoundElsewhereWhereThereIsNoHeader() {
        RequestTokenResolver elsewhere = request -> request.getHeader("X-Token");
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("X-Token", "service.ci");
        assertThat(plugin("todo", elsewhere).credentials(request).principal()).isEqualTo(new ServicePrincipal("ci"));
        request.addHeader("Authorization", "Bearer user.jane");
        assertThat(plugin("other", elsewhere).credentials(request).principal())
                .isEqualTo(new UserPrincipal("user:default/jane"));
    }

    @Test
    @Case("HAU-09")
    void anotherPlaceCanGoBeforeTheHeader() {
        MockHttpServletRequest request = request("Bearer user.jane");
        request.addHeader("X-Token", "service.ci");
        assertThat(plugin("todo", new First()).credentials(request).principal()).isEqualTo(new ServicePrincipal("ci"));
    }

    // The cookie

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://backstage.example.com/api/todo | backstage.example.com | Secure; Priority=High; SameSite=None",
                "http://localhost:7007/api/todo | localhost | Secure; Priority=High; SameSite=None",
                "http://Backstage.Example.com/api/todo | backstage.example.com | Priority=High; SameSite=Lax"
            })
    @Case("HAU-10")
    void theCookieHasTheAttributesOfItsAddress(String url, String domain, String rest) {
        Answer response = new Answer();
        Instant expiry = plugin(url, List.of()).issueUserCookie(request("Bearer user.jane"), response);
        assertThat(expiry).isEqualTo("2026-07-01T13:00:00Z");
        assertThat(response.cookies)
                .containsExactly("backstage-auth=limited.jane; Domain=" + domain
                        + "; Path=/; Expires=Wed, 01 Jul 2026 13:00:00 GMT; HttpOnly; " + rest);
    }

    @Test
    @Case("HAU-10")
    void whatDoesNotFitIntoACookieIsEncoded() {
        Answer response = new Answer();
        plugin().issueUserCookie(request("Bearer user.a;b"), response);
        assertThat(response.cookies).singleElement().asString().startsWith("backstage-auth=limited.a%3Bb; Domain=");
        assertThat(limited(withCookie("limited.a%3Bb"))).isEqualTo(new UserPrincipal("user:default/a;b"));
    }

    @ParameterizedTest
    @CsvSource({"PT5M1S, true", "PT5M, false", "PT1M, false"})
    @Case("HAU-11")
    void aCookieThatLastsLongEnoughIsKept(Duration left, boolean kept) {
        auth.expiringAt(NOW.plus(left));
        Answer response = new Answer();
        Instant expiry = plugin().issueUserCookie(both("user.jane", "limited.jane"), response);
        assertThat(expiry).isEqualTo(NOW.plus(left));
        assertThat(response.cookies.isEmpty()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "service.ci", "limited.john"})
    @Case("HAU-11")
    void aCookieThatIsNotValidOrNotTheUsersOwnIsReplaced(String cookie) {
        Answer response = new Answer();
        plugin().issueUserCookie(both("user.jane", cookie), response);
        assertThat(response.cookies).singleElement().asString().startsWith("backstage-auth=limited.jane;");
    }

    @Test
    @Case("HAU-12")
    void aCookieAloneRenewsNothing() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> plugin().issueUserCookie(withCookie("limited.jane"), new MockHttpServletResponse()))
                .withMessage("Missing credentials");
    }

    @Test
    @Case("HAU-12")
    void usersAloneGetCookies() {
        BackstageCredentials<?> service = auth.getOwnServiceCredentials();
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() ->
                        plugin().issueUserCookie(new MockHttpServletRequest(), new MockHttpServletResponse(), service))
                .withMessage("Refused to issue cookie for non-user principal");
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> plugin().issueUserCookie(request("Bearer service.ci"), new MockHttpServletResponse()))
                .withMessage("This endpoint does not allow 'service' credentials");
    }

    @Test
    @Case("HAU-13")
    void nobodysCredentialsRemoveTheCookie() {
        Answer response = new Answer();
        Instant expiry = plugin().issueUserCookie(withCookie("limited.jane"), response, auth.getNoneCredentials());
        assertThat(expiry).isEqualTo(NOW);
        assertThat(response.cookies)
                .containsExactly("backstage-auth=; Domain=localhost; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; "
                        + "HttpOnly; Secure; Priority=High; SameSite=None");
    }

    @Test
    @Case("HAU-14")
    void anAnswerThatWasBegunGetsNoCookie() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCommitted(true);
        assertThatIllegalStateException()
                .isThrownBy(() -> plugin().issueUserCookie(request("Bearer user.jane"), response))
                .withMessage("Failed to issue user cookie, headers were already sent");
    }

    // The log

    @Test
    @Case("HAU-15")
    void aRefusalIsLoggedWithItsReasonAndNothingOfTheRequestsSecrets() {
        MockHttpServletRequest request = request("Bearer service.secret-ci");
        request.setRequestURI("/api/todo/list");
        request.setQueryString("token=secret");
        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> plugin().credentials(request, UserPrincipal.class));
        assertThat(log.told())
                .isEqualTo("PRINCIPAL_NOT_ALLOWED: Refused GET /api/todo/list: "
                        + "This endpoint does not allow 'service' credentials (PRINCIPAL_NOT_ALLOWED)");
    }

    @Test
    @Case("HAU-15")
    void aRequestWithoutATokenIsLoggedAsSuch() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> plugin().credentials(new MockHttpServletRequest(), UserPrincipal.class));
        assertThat(log.told()).startsWith("MISSING_CREDENTIALS: ");
    }

    @Test
    @Case("HAU-15")
    void whatTheTokensServiceRefusesIsNotToldTwice() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> plugin().credentials(request("Bearer bogus"), UserPrincipal.class));
        assertThat(log.told()).isEmpty();
    }

    private Principal who(HttpServletRequest request) {
        return plugin().credentials(request).principal();
    }

    private Principal limited(HttpServletRequest request) {
        return plugin().credentials(request, CredentialsOptions.ANYBODY.withLimitedAccess())
                .principal();
    }

    private DefaultHttpAuth plugin() {
        return plugin("todo");
    }

    private DefaultHttpAuth plugin(String id, RequestTokenResolver... elsewhere) {
        return plugin("http://localhost:7007/api/" + id, List.of(elsewhere));
    }

    private DefaultHttpAuth plugin(String url, List<RequestTokenResolver> elsewhere) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("header", new BearerToken());
        elsewhere.forEach(each -> beans.addBean(each.toString(), each));
        RequestTokens tokens = new RequestTokens(
                beans.getBeanProvider(RequestTokenResolver.class),
                new BrowserOrigins(beans.getBeanProvider(RootConfigService.class)));
        String id = url.substring(url.lastIndexOf('/') + 1);
        return new DefaultHttpAuth(id, auth, new Fixed(url), tokens, log, InstantSource.fixed(NOW));
    }

    private static MockHttpServletRequest request(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/todo/list");
        request.addHeader("Authorization", header);
        return request;
    }

    private static MockHttpServletRequest withCookie(String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/todo/list");
        request.setCookies(new Cookie("other", "x"), new Cookie("backstage-auth", value));
        return request;
    }

    private static MockHttpServletRequest both(String token, String cookie) {
        MockHttpServletRequest request = withCookie(cookie);
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }

    private record Fixed(String url) implements DiscoveryService {

        @Override
        public String getBaseUrl(String pluginId) {
            return url;
        }

        @Override
        public String getExternalBaseUrl(String pluginId) {
            return url;
        }
    }

    private static final class First implements RequestTokenResolver, Ordered {

        @Override
        public String resolve(HttpServletRequest request) {
            return request.getHeader("X-Token");
        }

        @Override
        public int getOrder() {
            return HEADER_ORDER - 1;
        }
    }

    /** The cookies of an answer as they are written. The mock writes its own text. */
    private static final class Answer extends HttpServletResponseWrapper {

        private final List<String> cookies = new ArrayList<>();

        private Answer() {
            super(new MockHttpServletResponse());
        }

        @Override
        public void addHeader(String name, String value) {
            assertThat(name).isEqualTo("Set-Cookie");
            cookies.add(value);
        }
    }

    private static final class Lines implements LoggerService {

        private final List<LogEntry> entries = new ArrayList<>();

        @Override
        public void log(LogEntry entry) {
            entries.add(entry);
        }

        private String told() {
            return entries.stream()
                    .map(entry -> entry.fields().get("reason") + ": " + entry.message())
                    .collect(Collectors.joining("\n"));
        }
    }
}
