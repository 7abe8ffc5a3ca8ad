package dev.stagedoor.client.autoconfigure;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;

import dev.stagedoor.errors.ResponseException;

/** Turns answers that refuse a request into exceptions. A redirect, which is not followed, refuses it too. */
final class ErrorAnswers {

    /** As much of an answer as is looked at, in bytes. */
    private static final int LIMIT = 256 * 1024;

    private ErrorAnswers() {}

    static boolean isOne(HttpStatusCode status) {
        return status.isError() || status.is3xxRedirection() && !status.isSameCodeAs(HttpStatus.NOT_MODIFIED);
    }

    static void refuse(HttpRequest request, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        String statusText = response.getStatusText();
        MediaType type = response.getHeaders().getContentType();
        Charset charset = type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        String text = new String(response.getBody().readNBytes(LIMIT), charset);
        Map<String, Object> body = MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                ? ErrorBodies.parse(status, statusText, text)
                : ErrorBodies.standIn(status, statusText, text);
        throw ResponseException.of(status, statusText, body);
    }
}
