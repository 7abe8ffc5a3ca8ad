package dev.stagedoor.backstage;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.conformance.Case;

import static dev.stagedoor.backstage.Answer.json;
import static org.assertj.core.api.Assertions.assertThat;

/** What a browser does that knows one address alone. */
@BesideBackstage
class FrontIT {

    private static final String GUEST = "{'type':'user','userEntityRef':'user:default/guest'}";

    private final Caller front;

    FrontIT(Deployment deployment) {
        this.front = deployment.front();
    }

    @Test
    @Case("BSN-24")
    void aGuestSignsInAndUsesPluginsOfBothBackends() {
        String token = front.send("POST", "/auth/guest/refresh", "").text("/backstageIdentity/token");

        assertThat(front.with(token).get("/javademo/whoami").at("/principal")).isEqualTo(json(GUEST));
        assertThat(front.with(token).get("/echo/whoami").at("/principal")).isEqualTo(json(GUEST));
    }

    @Test
    @Case("BSN-24")
    void theCookieOfAJavaPluginIsForBothBackends() {
        String token = front.send("POST", "/auth/guest/refresh", "").text("/backstageIdentity/token");
        String cookie = front.with(token)
                .get("/javademo/.backstage/auth/v1/cookie")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        Caller page = front.withHeader("Cookie", cookie.substring(0, cookie.indexOf(';')));

        assertThat(cookie).contains("Domain=localhost");
        assertThat(page.get("/javademo/cookie/whoami").at("/principal")).isEqualTo(json(GUEST));
        assertThat(page.get("/echo/cookie/whoami").at("/principal")).isEqualTo(json(GUEST));
    }
}
