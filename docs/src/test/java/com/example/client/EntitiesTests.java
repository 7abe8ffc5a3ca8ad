package com.example.client;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import dev.stagedoor.test.FakePluginClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

class EntitiesTests {

    // tag::fake[]
    private final FakePluginClient client = new FakePluginClient();

    @Test
    void theKindIsAskedFor() {
        client.server()
                .expect(requestTo("plugin://catalog/entities?filter=kind%3DAPI"))
                .andRespond(withSuccess("[{\"kind\":\"API\"}]", MediaType.APPLICATION_JSON));

        assertThat(new Entities(client).ofKind("API")).hasSize(1);
    }
    // end::fake[]

    @Test
    void whatIsMissingDoesNotExist() {
        client.server()
                .expect(requestTo("plugin://catalog/entities/by-uid/1"))
                .andRespond(withStatus(HttpStatus.NOT_FOUND)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"error\":{\"name\":\"NotFoundError\",\"message\":\"nah\"},"
                                + "\"response\":{\"statusCode\":404}}"));

        assertThat(new Entities(client).exists("1")).isFalse();
    }
}
