package dev.stagedoor.server.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Whom the server takes for the client behind proxies. */
class TrustProxyTests {

    private static final String[] FORWARDED = {
        "Host: inner:8080",
        "X-Forwarded-For: 1.1.1.1, 2.2.2.2, 10.0.0.9",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: outer.example"
    };

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("SRV-10")
    void nobodyIsTrustedUnlessSaid() throws Exception {
        server.run(EchoController.class);
        assertThat(client()).isEqualTo("127.0.0.1 http://inner:8080/client false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | 1.1.1.1",
                "1 | 10.0.0.9",
                "2 | 2.2.2.2",
                "9 | 1.1.1.1",
                "loopback | 10.0.0.9",
                "loopback, uniquelocal | 2.2.2.2",
                "127.0.0.1, 10.0.0.0/8, 2.2.2.2 | 1.1.1.1"
            })
    @Case("SRV-10")
    void theClientIsTheFirstThatIsNotTrusted(String trust, String expected) throws Exception {
        server.property("backend.trustProxy", trust).run(EchoController.class);
        assertThat(client()).isEqualTo(expected + " https://outer.example/client true");
    }

    @Test
    @Case("SRV-10")
    void aListIsAccepted() throws Exception {
        server.property("backend.trustProxy[0]", "loopback")
                .property("backend.trustProxy[1]", "10.0.0.0/8")
                .run(EchoController.class);
        assertThat(client()).startsWith("2.2.2.2 ");
    }

    @ParameterizedTest
    @CsvSource({"false", "0", "192.168.0.1"})
    @Case("SRV-11")
    void nothingThatAnUntrustedPeerForwardsCounts(String trust) throws Exception {
        server.property("backend.trustProxy", trust).run(EchoController.class);
        assertThat(client()).isEqualTo("127.0.0.1 http://inner:8080/client false");
    }

    @Test
    void anotherSpellingOfTheHostIsLeftOut() throws Exception {
        server.property("backend.trustProxy", true).run(EchoController.class);
        RawHttp answer = RawHttp.send(server, "GET", "/client", "Host: inner", "X-Forwarded-Host: not a host");
        assertThat(answer.body()).contains("http://inner/client");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        server.property("backend.trustProxy", "everybody");
        assertThatException()
                .isThrownBy(() -> server.run())
                .havingRootCause()
                .withMessageStartingWith("Invalid value of 'backend.trustProxy': 'everybody'");
    }

    private String client() throws Exception {
        RawHttp answer = RawHttp.send(server, "GET", "/client", FORWARDED);
        return answer.body().strip();
    }
}
