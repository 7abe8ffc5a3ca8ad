package dev.stagedoor.server.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** The headers that protect browsers. */
class SecurityHeadersTests {

    private static final String CSP = "default-src 'self';base-uri 'self';font-src 'self' https: data:;"
            + "frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self' 'unsafe-eval';"
            + "script-src-attr 'none';style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests";

    @RegisterExtension
    private final TestServer server = new TestServer();

    @ParameterizedTest
    @CsvSource({"/hello, 200", "/nothing, 404", "/fail, 500", "/later, 200"})
    @Case({"SRV-20", "SRV-21"})
    void everyResponseHasThemByteForByte(String path, int status) throws Exception {
        server.run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.lines())
                .contains(
                        "Content-Security-Policy: " + CSP,
                        "Referrer-Policy: no-referrer",
                        "Strict-Transport-Security: max-age=15552000; includeSubDomains",
                        "X-Content-Type-Options: nosniff",
                        "X-DNS-Prefetch-Control: off",
                        "X-Download-Options: noopen",
                        "X-Frame-Options: SAMEORIGIN",
                        "X-Permitted-Cross-Domain-Policies: none",
                        "X-XSS-Protection: 0")
                .anyMatch("Vary: Accept-Encoding"::equalsIgnoreCase);
    }

    @Test
    @Case("SRV-22")
    void othersAreNotSent() throws Exception {
        server.run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/hello");
        assertThat(answer.namesWith("X-Powered-By")).isEmpty();
        assertThat(answer.namesWith("Server")).isEmpty();
        assertThat(answer.namesWith("Cross-Origin-")).isEmpty();
        assertThat(answer.namesWith("Origin-Agent-Cluster")).isEmpty();
    }

    @Test
    @Case("SRV-23")
    void aDirectiveOfTheConfigurationReplacesTheDefaultInItsPlace() throws Exception {
        server.property("backend.csp.imgSrc[0]", "'self'")
                .property("backend.csp.imgSrc[1]", "https://img.example")
                .property("backend.csp.connect-src[0]", "'self'")
                .run(EchoController.class);
        assertThat(RawHttp.send(server, "GET", "/hello").values("Content-Security-Policy"))
                .containsExactly(CSP.replace("img-src 'self' data:", "img-src 'self' https://img.example")
                        + ";connect-src 'self'");
    }

    @Test
    @Case("SRV-23")
    void falseRemovesADirective() throws Exception {
        server.property("backend.csp.upgrade-insecure-requests", false)
                .property("backend.csp.scriptSrcAttr", false)
                .run(EchoController.class);
        assertThat(RawHttp.send(server, "GET", "/hello").values("Content-Security-Policy"))
                .containsExactly(CSP.replace(";upgrade-insecure-requests", "").replace("script-src-attr 'none';", ""));
    }

    @Test
    void aPolicyWithoutDefaultIsRefused() {
        server.property("backend.csp.default-src", false);
        assertThatException()
                .isThrownBy(() -> server.run())
                .havingRootCause()
                .withMessageStartingWith("Invalid value of 'backend.csp': a policy needs default-src");
    }

    @Test
    void aSourceThatWouldEndItsDirectiveIsRefused() {
        server.property("backend.csp.img-src[0]", "'self'; script-src *");
        assertThatException()
                .isThrownBy(() -> server.run())
                .havingRootCause()
                .withMessageContaining("'backend.csp.img-src'");
    }

    @Test
    @Case("SRV-24")
    void theReferrerPolicyIsThatOfTheConfiguration() throws Exception {
        server.property("backend.referrer.policy[0]", "origin")
                .property("backend.referrer.policy[1]", "same-origin")
                .run(EchoController.class);
        assertThat(RawHttp.send(server, "GET", "/hello").values("Referrer-Policy"))
                .containsExactly("origin,same-origin");
    }

    @Test
    void anUnknownReferrerPolicyIsRefused() {
        server.property("backend.referrer.policy[0]", "sometimes");
        assertThatException()
                .isThrownBy(() -> server.run())
                .havingRootCause()
                .withMessageStartingWith(
                        "Invalid value of 'backend.referrer.policy': 'sometimes' is no referrer policy");
    }
}
