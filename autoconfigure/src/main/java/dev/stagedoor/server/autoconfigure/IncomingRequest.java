package dev.stagedoor.server.autoconfigure;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.http.HttpHeaders;

import dev.stagedoor.logger.LogEntry;

/** A request that has ended, as it is logged. */
record IncomingRequest(
        String date,
        String method,
        String url,
        int status,
        String httpVersion,
        @Nullable String userAgent,
        @Nullable Long contentLength,
        @Nullable String referrer) {

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    static IncomingRequest of(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return new IncomingRequest(
                MILLIS.format(Instant.now()),
                request.getMethod(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                response.getStatus(),
                request.getProtocol().replaceFirst("^HTTP/", ""),
                request.getHeader(HttpHeaders.USER_AGENT),
                length == null ? null : Long.valueOf(length),
                request.getHeader(HttpHeaders.REFERER));
    }

    LogEntry entry() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "incomingRequest");
        fields.put("date", date);
        fields.put("method", method);
        fields.put("url", url);
        fields.put("status", status);
        fields.put("httpVersion", httpVersion);
        if (userAgent != null) {
            fields.put("userAgent", userAgent);
        }
        if (contentLength != null) {
            fields.put("contentLength", contentLength);
        }
        if (referrer != null) {
            fields.put("referrer", referrer);
        }
        return new LogEntry(Level.INFO, message(), fields, null, null);
    }

    private String message() {
        return "[" + date + "] \"" + method + " " + url + " HTTP/" + httpVersion + "\" " + status + " "
                + (contentLength == null ? 0 : contentLength) + " \"" + orDash(referrer) + "\" \"" + orDash(userAgent)
                + "\"";
    }

    private static String orDash(@Nullable String value) {
        return value == null ? "-" : value;
    }
}
