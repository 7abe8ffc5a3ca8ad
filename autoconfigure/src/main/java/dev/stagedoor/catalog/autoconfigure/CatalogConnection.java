package dev.stagedoor.catalog.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.errors.ResponseException;

/** Sends requests to the catalog and reads its JSON, with a mapper that no application has changed. */
final class CatalogConnection {

    /** The plugin that is the catalog. */
    static final String CATALOG = "catalog";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Made once, when it is first needed, for making one takes longer than a request does. */
    private final SingletonSupplier<RestClient> client;

    CatalogConnection(PluginClientService clients) {
        this.client = SingletonSupplier.of(() -> clients.client(CATALOG));
    }

    Answer get(CatalogAddress address, BackstageCredentials<?> credentials, int... accepted) {
        return send(HttpMethod.GET, address, null, credentials, accepted);
    }

    Answer post(CatalogAddress address, Map<String, ?> body, BackstageCredentials<?> credentials, int... accepted) {
        return send(HttpMethod.POST, address, body, credentials, accepted);
    }

    Answer put(CatalogAddress address, Map<String, ?> body, BackstageCredentials<?> credentials) {
        return send(HttpMethod.PUT, address, body, credentials);
    }

    void delete(CatalogAddress address, BackstageCredentials<?> credentials) {
        send(HttpMethod.DELETE, address, null, credentials);
    }

    private Answer send(
            HttpMethod method,
            CatalogAddress address,
            @Nullable Map<String, ?> body,
            BackstageCredentials<?> credentials,
            int... accepted) {
        RestClient.RequestBodySpec request = client.obtain()
                .method(method)
                .uri(address.toUri())
                .attributes(PluginClientService.onBehalfOf(credentials))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.ALL);
        if (body != null) {
            request.body(JSON.writeValueAsBytes(body));
        }
        ResponseEntity<byte[]> answer = request.retrieve()
                .onStatus(status -> isAccepted(status, accepted), (sent, received) -> {})
                .toEntity(byte[].class);
        return new Answer(address, answer.getStatusCode(), answer.getBody());
    }

    private static boolean isAccepted(HttpStatusCode status, int... accepted) {
        return Arrays.stream(accepted).anyMatch(each -> each == status.value());
    }

    /**
     * What the catalog has answered.
     *
     * @param address what was asked
     * @param status a status that is no error, or one that was accepted
     * @param body the body, or {@code null} if it is empty
     */
    record Answer(CatalogAddress address, HttpStatusCode status, byte @Nullable [] body) {

        boolean is(int expected) {
            return status.value() == expected;
        }

        /** Refuses other statuses than one, though they may be no errors. */
        Answer expect(int expected) {
            if (!is(expected)) {
                throw ResponseException.of(
                        status.value(),
                        "",
                        Map.of(
                                "error",
                                Map.of(
                                        "name",
                                        "Error",
                                        "message",
                                        address + " was answered with " + status.value() + ", expected " + expected),
                                "response",
                                Map.of("statusCode", status.value())));
            }
            return this;
        }

        Map<?, ?> object() {
            return read(Map.class);
        }

        List<?> list() {
            return read(List.class);
        }

        private <T> T read(Class<T> type) {
            try {
                return JSON.readValue(body == null ? new byte[0] : body, type);
            } catch (JacksonException ex) {
                throw new IllegalStateException(
                        address + " was answered with something that is not the JSON of a catalog: "
                                + ex.getOriginalMessage(),
                        ex);
            }
        }
    }
}
