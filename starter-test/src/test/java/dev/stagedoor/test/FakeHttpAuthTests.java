package dev.stagedoor.test;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FakeHttpAuthTests {

    private static final CredentialsOptions LIMITED = CredentialsOptions.ANYBODY.withLimitedAccess();

    private final FakeHttpAuth auth = new FakeHttpAuth();

    @Test
    @Case("TST-13")
    void aRequestWithoutATokenIsTheMockUsers() {
        assertThat(auth.credentials(new MockHttpServletRequest())).isEqualTo(MockCredentials.user());
    }

    @Test
    void aTestChoosesWhoseRequestsWithoutATokenAre() {
        FakeHttpAuth nobody = FakeHttpAuth.defaultingTo(MockCredentials.none());

        assertThat(nobody.credentials(new MockHttpServletRequest()).principal()).isEqualTo(new NonePrincipal());
    }

    @Test
    @Case("TST-13")
    void aTestAsksAsNobody() {
        MockHttpServletRequest request = bearing(MockCredentials.none().header());

        assertThat(auth.credentials(request).principal()).isEqualTo(new NonePrincipal());
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> auth.credentials(request, UserPrincipal.class))
                .withMessage("Missing credentials");
    }

    @Test
    void theHeaderSaysWhoAsks() {
        MockHttpServletRequest request =
                bearing("bearer   " + MockCredentials.service("plugin:catalog").token());

        assertThat(auth.credentials(request, ServicePrincipal.class).principal().subject())
                .isEqualTo("plugin:catalog");
        assertThat(auth.credentials(request, Principal.class).principal().type())
                .isEqualTo(PrincipalType.SERVICE);
    }

    @Test
    void anotherSchemeIsNoToken() {
        assertThat(auth.credentials(bearing("Basic YTpi"))).isEqualTo(MockCredentials.user());
    }

    @Test
    void anInvalidTokenIsRefused() {
        MockHttpServletRequest request = bearing(MockCredentials.user().invalidHeader());

        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> auth.credentials(request));
    }

    @Test
    void aSenderOfAnotherKindIsRefused() {
        MockHttpServletRequest request = bearing(MockCredentials.service().header());

        assertThatExceptionOfType(NotAllowedException.class)
                .isThrownBy(() -> auth.credentials(request, CredentialsOptions.allow(PrincipalType.USER)))
                .withMessage("This endpoint does not allow 'service' credentials");
    }

    @Test
    void aCookieCountsWhereLimitedAccessIsAllowedAndThereIsNoHeader() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(
                "Cookie",
                "theme=dark; " + MockCredentials.limitedUser("user:default/ada").cookie());

        assertThat(auth.credentials(request, LIMITED).principal()).isEqualTo(new UserPrincipal("user:default/ada"));
        assertThat(auth.credentials(request)).isEqualTo(MockCredentials.user());

        request.addHeader("Authorization", MockCredentials.service().header());
        assertThat(auth.credentials(request, LIMITED)).isEqualTo(MockCredentials.service());
    }

    @Test
    void aCookieIsIssuedToTheUserWhoAsks() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        auth.issueUserCookie(bearing(MockCredentials.user("user:default/ada").header()), response);

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith(MockCredentials.limitedUser("user:default/ada").cookie());
    }

    @Test
    void noCookieIsIssuedToAServiceAndOneOfNobodyIsRemoved() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> auth.issueUserCookie(request, response, MockCredentials.service()))
                .withMessage("Refused to issue cookie for non-user principal");
        auth.issueUserCookie(request, response, MockCredentials.none());
        assertThat(response.getHeader("Set-Cookie")).startsWith("backstage-auth=;");
    }

    @Test
    void noCookieIsIssuedInAnAnswerThatWasSent() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCommitted(true);

        assertThatIllegalStateException()
                .isThrownBy(() -> auth.issueUserCookie(new MockHttpServletRequest(), response))
                .withMessage("Failed to issue user cookie, headers were already sent");
    }

    @Test
    @Case("TST-13")
    void itIsInstalledInABackendWhereItAsksThePluginsOwnService() {
        BackendFeature todo = BackendFeature.plugin("todo", points -> points.registerInit(deps -> {}));
        FakeHttpAuth nobody = FakeHttpAuth.defaultingTo(MockCredentials.none());
        String token = MockCredentials.pluginToken(MockCredentials.service("plugin:catalog"), "todo");
        try (TestBackend backend =
                TestBackend.builder().webServer(false).features(todo, nobody).start()) {
            HttpAuthService installed = backend.service("todo", CoreServices.HTTP_AUTH);

            assertThat(installed.credentials(new MockHttpServletRequest()).principal())
                    .isEqualTo(new NonePrincipal());
            assertThat(installed.credentials(bearing("Bearer " + token)))
                    .isEqualTo(MockCredentials.service("plugin:catalog"));
        }
    }

    private static MockHttpServletRequest bearing(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", header);
        return request;
    }
}
