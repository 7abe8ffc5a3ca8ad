package dev.stagedoor.http.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which paths a policy covers. */
class PathPoliciesTests {

    private final PathPolicies policies = new PathPolicies();

    @ParameterizedTest
    @CsvSource({
        "/public, /public, true",
        "/public, /public/, true",
        "/public, /public/x/y, true",
        "/public, /PUBLIC/x, true",
        "/public, /public;v=1/x, true",
        "/public, /publications, false",
        "/public, /x/public, false",
        "/public, /, false",
        "/public, '', false",
        "/public, //public, false",
        "/public, /public%2Fx, false",
        "/public, /%70ublic, true",
        "/a/b, /a, false",
        "/a/b, /a/b/c, true",
        "/a/b, /a/../a/b, false",
        "/, /, true",
        "/, '', true",
        "/, /x/y, true",
        "*, /x/y, true",
        "/static/:id, /static, false",
        "/static/:id, /static/1, true",
        "/static/:id, /static/1/x, true",
        "/static/{id}/raw, /static/1/raw/x, true",
        "/static/{id}/raw, /static/1, false",
        "/files/:name.txt, /files/a.txt, true",
        "/files/:name.txt, /files/a.html, false",
        "/users{/:id}/keys, /users/keys, true",
        "/users{/:id}/keys, /users/1/keys, true",
        "/users{/:id}/keys, /users/1/2/keys, false"
    })
    @Case("HAU-21")
    void aPolicyCoversItsPathAndAllBelow(String policy, String path, boolean covered) {
        policies.add(policy, AuthPolicy.UNAUTHENTICATED);
        assertThat(of(path)).isEqualTo(covered ? AuthPolicy.UNAUTHENTICATED : null);
    }

    @Test
    @Case("HAU-22")
    void whatOpensToEverybodyGoesBeforeWhatOpensToCookies() {
        policies.add("/files", AuthPolicy.USER_COOKIE);
        policies.add("/files/public", AuthPolicy.UNAUTHENTICATED);
        policies.add("/files", AuthPolicy.USER_COOKIE);
        assertThat(of("/files/x")).isEqualTo(AuthPolicy.USER_COOKIE);
        assertThat(of("/files/public/x")).isEqualTo(AuthPolicy.UNAUTHENTICATED);
        assertThat(of("/else")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "public",
                "/public/",
                "//x",
                "/a//b",
                "/public/*",
                "/x?",
                "/(a|b)",
                "/:",
                "/{",
                "/{}",
                "/a{b",
                "/[x]",
                "/{a{/b}}",
                "/{*rest}",
                "/:a/:a"
            })
    @Case("HAU-21")
    void aPathOfWhichTheMeaningIsNotCertainIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies.add(path, AuthPolicy.UNAUTHENTICATED))
                .withMessageContaining("'" + path + "' of an auth policy");
    }

    private AuthPolicy of(String path) {
        return policies.of(PathContainer.parsePath(path));
    }
}
