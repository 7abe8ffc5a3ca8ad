package dev.stagedoor.permissions.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.boot.json.JsonParseException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.InputException;

/** Reads and writes JSON bodies, with the limit and the errors of Backstage's server. */
final class JsonBody {

    /** As much of a body as is read, in bytes. */
    private static final int LIMIT = 100 * 1024;

    private static final MediaType TYPE = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private JsonBody() {}

    /**
     * Reads a body.
     *
     * @throws BackstageException if it is none, or not what is expected
     */
    static <T> T read(ServerRequest request, Function<JsonValue, T> reader) throws IOException {
        try {
            return reader.apply(JsonValue.of(parse(request)));
        } catch (MalformedJsonException ex) {
            throw new InputException(String.valueOf(ex.getMessage()));
        }
    }

    private static Map<String, Object> parse(ServerRequest request) throws IOException {
        if (!isJson(request)) {
            return Map.of();
        }
        byte[] bytes = request.servletRequest().getInputStream().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new RefusedBodyException("PayloadTooLargeError", 413, "request entity too large", "entity.too.large");
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.startsWith("[")) {
            throw JsonValue.of(List.of()).unexpected("object");
        }
        try {
            return PermissionJson.parse(text);
        } catch (JsonParseException ex) {
            throw new RefusedBodyException("SyntaxError", 400, "The body is not JSON", "entity.parse.failed");
        }
    }

    private static boolean isJson(ServerRequest request) {
        try {
            return request.headers()
                    .contentType()
                    .filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
                    .isPresent();
        } catch (InvalidMediaTypeException ex) {
            return false;
        }
    }

    static ServerResponse ok(Object value) {
        return ServerResponse.ok().contentType(TYPE).body(PermissionJson.write(value));
    }

    /** What Backstage's body parser throws. */
    private static final class RefusedBodyException extends BackstageException {

        private static final long serialVersionUID = 1L;

        private final String type;

        RefusedBodyException(String name, int status, String message, String type) {
            super(name, status, message, null);
            this.type = type;
        }

        @Override
        public Map<String, ?> getProperties() {
            return Map.of("expose", true, "statusCode", getStatus(), "status", getStatus(), "type", type);
        }
    }
}
