package dev.stagedoor.page.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the page is, and where it is not. */
class PagePlaceTests {

    @RegisterExtension
    private final TestServer server = new TestServer();

    @Test
    @Case("PAG-01")
    void productionHasNoPageUnlessItIsSwitchedOn() throws Exception {
        server.run();
        assertThat(server.get("/.stagedoor/").statusCode()).isEqualTo(404);
        assertThat(server.get("/.stagedoor/api/state").statusCode()).isEqualTo(404);
        assertThat(server.get("/.stagedoor/sign-in.css").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageIsBesideThePluginsAndNotOnThePortOfTheManagement() throws Exception {
        server.property("stagedoor.mode", "development")
                .property("spring.mvc.servlet.path", "/mvc")
                .property("management.server.port", 0)
                .run();
        assertThat(server.get("/mvc/.stagedoor/api/state").statusCode()).isEqualTo(200);
        assertThat(server.get("/.stagedoor/api/state").statusCode()).isEqualTo(404);
        URI management = URI.create("http://localhost:"
                + server.context().getEnvironment().getRequiredProperty("local.management.port")
                + "/.stagedoor/api/state");
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(management).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }
}
