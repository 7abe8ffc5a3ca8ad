package dev.stagedoor.backstage;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stagedoor.backstage.Signer.Algorithm;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** The same request to a plugin of each backend, and the same answer. */
@BesideBackstage
class RequestsIT {

    private static final Signer KEY = Signer.of(Algorithm.ES256);

    private final Deployment deployment;

    RequestsIT(Deployment deployment) {
        this.deployment = deployment;
        deployment.peer().publish("peer-of-requests", KEY.key());
    }

    static Stream<Request> requests() {
        return Stream.of(
                new Request("nobody", 401, "GET", "/whoami", Identity.NOBODY),
                new Request("nobody, with a query", 401, "GET", "/whoami?a=1", Identity.NOBODY),
                new Request("nobody, where nothing is", 401, "GET", "/nothing", Identity.NOBODY),
                new Request("a service, where nothing is", 404, "GET", "/nothing", Identity.SERVICE),
                new Request("a user, where nothing is", 404, "GET", "/nothing", Identity.USER),
                new Request("no token at all", 401, "GET", "/whoami", Identity.GARBAGE),
                new Request("another scheme", 401, "GET", "/whoami", Identity.BASIC),
                new Request("no text after the scheme", 401, "GET", "/whoami", Identity.EMPTY),
                new Request("a scheme in small letters, and blanks", 200, "GET", "/whoami", Identity.SMALL_BEARER),
                new Request("a limited token in the header", 401, "GET", "/whoami", Identity.LIMITED),
                new Request("a limited token in a cookie", 401, "GET", "/whoami", Identity.COOKIE),
                new Request("a cookie where it belongs", 200, "GET", "/cookie/whoami", Identity.COOKIE),
                new Request("a limited token where cookies belong", 200, "GET", "/cookie/whoami", Identity.LIMITED),
                new Request("nobody where cookies belong", 401, "GET", "/cookie/whoami", Identity.NOBODY),
                new Request("a bad cookie", 401, "GET", "/cookie/whoami", Identity.BAD_COOKIE),
                new Request("a service where cookies belong", 403, "GET", "/cookie/whoami", Identity.SERVICE),
                new Request(
                        "a service that wants a cookie", 403, "GET", "/.backstage/auth/v1/cookie", Identity.SERVICE),
                new Request("nobody who wants a cookie", 401, "GET", "/.backstage/auth/v1/cookie", Identity.NOBODY),
                new Request("a cookie for a cookie", 401, "GET", "/.backstage/auth/v1/cookie", Identity.COOKIE),
                new Request("nobody who wants no cookie", 401, "DELETE", "/.backstage/auth/v1/cookie", Identity.NOBODY),
                new Request("a user who wants no cookie", 204, "DELETE", "/.backstage/auth/v1/cookie", Identity.USER),
                new Request("an external token", 200, "GET", "/whoami", Identity.EXTERNAL),
                new Request("an external token for others", 403, "GET", "/whoami", Identity.RESTRICTED),
                new Request("a user's token that was changed", 401, "GET", "/whoami", Identity.CHANGED_USER));
    }

    @ParameterizedTest
    @MethodSource("requests")
    @Case("BSN-12")
    void isAnsweredAlike(Request request) {
        String guest = deployment.guest();
        Exchange backstages = Exchange.of(
                request.identity.of(deployment.node(), guest, "echo").send(request.method, "/echo" + request.path, ""));
        Exchange ours = Exchange.of(request.identity
                .of(deployment.java(), guest, "javademo")
                .send(request.method, "/javademo" + request.path, ""));

        assertThat(backstages.status()).as("%s", backstages).isEqualTo(request.status);
        assertThat(ours).isEqualTo(backstages);
    }

    @Test
    @Case("BSN-13")
    void cookiesHaveTheSameAttributes() {
        String guest = deployment.guest();
        List<String> backstages = attributes(deployment.node().with(guest).get("/echo/.backstage/auth/v1/cookie"));
        List<String> ours = attributes(deployment.java().with(guest).get("/javademo/.backstage/auth/v1/cookie"));

        assertThat(ours).isEqualTo(backstages);
        assertThat(ours.get(0)).isEqualTo("backstage-auth=" + Jwt.of(guest).limited());
    }

    @Test
    @Case("BSN-13")
    void theCookieGoesWithTheSameAttributes() {
        String guest = deployment.guest();
        List<String> backstages =
                attributes(deployment.node().with(guest).send("DELETE", "/echo/.backstage/auth/v1/cookie", ""));
        List<String> ours =
                attributes(deployment.java().with(guest).send("DELETE", "/javademo/.backstage/auth/v1/cookie", ""));

        assertThat(ours).isEqualTo(backstages);
    }

    @Test
    @Case("BSN-13")
    void aCookieOfOneBackendIsGoodForTheOther() {
        String guest = deployment.guest();
        String ours = attributes(deployment.java().with(guest).get("/javademo/.backstage/auth/v1/cookie"))
                .get(0);
        String backstages = attributes(deployment.node().with(guest).get("/echo/.backstage/auth/v1/cookie"))
                .get(0);

        assertThat(deployment
                        .node()
                        .withHeader("Cookie", ours)
                        .get("/echo/cookie/whoami")
                        .status())
                .isEqualTo(200);
        assertThat(deployment
                        .java()
                        .withHeader("Cookie", backstages)
                        .get("/javademo/cookie/whoami")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Case("BSN-14")
    void theReasonForARefusalIsInTheLogAndTheTokenIsNot() {
        String token = Identity.tokenFor("somebody");

        assertThat(deployment.java().with(token).get("/javademo/whoami").status())
                .isEqualTo(401);
        assertThat(deployment.javaLog()).contains("WRONG_AUDIENCE").doesNotContain(token);
    }

    private static List<String> attributes(Answer answer) {
        return List.of(answer.headers().firstValue("Set-Cookie").orElseThrow().split("; "));
    }

    /**
     * A request to either plugin.
     *
     * @param name what is special about it
     * @param status what it is answered with
     * @param method the method
     * @param path the path below the plugin's
     * @param identity who asks
     */
    record Request(String name, int status, String method, String path, Identity identity) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Who asks. */
    enum Identity {
        NOBODY,
        USER,
        SERVICE,
        GARBAGE,
        BASIC,
        EMPTY,
        SMALL_BEARER,
        LIMITED,
        COOKIE,
        BAD_COOKIE,
        EXTERNAL,
        RESTRICTED,
        CHANGED_USER;

        Caller of(Caller caller, String guest, String plugin) {
            return switch (this) {
                case NOBODY -> caller;
                case USER -> caller.with(guest);
                case SERVICE -> caller.with(tokenFor(plugin));
                case GARBAGE -> caller.with("garbage");
                case BASIC -> caller.withHeader("Authorization", "Basic Z3Vlc3Q6Z3Vlc3Q=");
                case EMPTY -> caller.withHeader("Authorization", "Bearer");
                case SMALL_BEARER -> caller.withHeader("Authorization", "bearer   " + guest);
                case LIMITED -> caller.with(Jwt.of(guest).limited());
                case COOKIE ->
                    caller.withHeader(
                            "Cookie", "a=b; backstage-auth=" + Jwt.of(guest).limited());
                case BAD_COOKIE -> caller.withHeader("Cookie", "backstage-auth=garbage");
                case EXTERNAL -> caller.with(Deployment.EXTERNAL_TOKEN);
                case RESTRICTED -> caller.with(Deployment.CATALOG_TOKEN);
                case CHANGED_USER -> caller.with(guest.substring(0, guest.length() - 4) + "AAAA");
            };
        }

        static String tokenFor(String audience) {
            long now = Instant.now().getEpochSecond();
            return KEY.sign(
                    KEY.header("vnd.backstage.plugin"),
                    "{'sub':'peer-of-requests','aud':'" + audience + "','iat':" + now + ",'exp':" + (now + 3600) + "}");
        }
    }
}
