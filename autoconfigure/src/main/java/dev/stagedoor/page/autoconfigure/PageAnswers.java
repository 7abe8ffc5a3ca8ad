package dev.stagedoor.page.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.errors.BackstageException;

/** Writes answers, each with what keeps browsers from doing more with it than the page needs. */
final class PageAnswers {

    private static final String JSON = "application/json;charset=utf-8";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final JsonMapper json = JsonMapper.builder().build();

    /** What every answer has, instead of what the server says for all others. */
    void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** A file, which a browser keeps and asks for again. */
    void file(PageFiles.PageFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        tagged(file.type(), file.content(), request, response);
    }

    /** An object that seldom changes; whoever has it need not be told again. */
    void taggedJson(Object body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        tagged(JSON, json.writeValueAsBytes(body), request, response);
    }

    void json(int status, Object body, HttpServletResponse response) throws IOException {
        bytes(status, JSON, json.writeValueAsBytes(body), response);
    }

    /** An error in Backstage's form. */
    void error(BackstageException error, HttpServletResponse response) throws IOException {
        String message = error.getMessage();
        error(error.getStatus(), error.getName(), message == null ? "" : message, response);
    }

    void error(int status, String name, String message, HttpServletResponse response) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", Map.of("name", name, "message", message));
        body.put("response", Map.of("statusCode", status));
        json(status, body, response);
    }

    void html(int status, String text, HttpServletResponse response) throws IOException {
        bytes(status, "text/html;charset=utf-8", text.getBytes(StandardCharsets.UTF_8), response);
    }

    /** Leads a browser elsewhere with a {@code GET}. */
    void redirect(int status, String location, HttpServletResponse response) {
        response.setStatus(status);
        response.setHeader(HttpHeaders.LOCATION, location);
    }

    private static void tagged(String type, byte[] content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = '"' + DigestUtils.md5DigestAsHex(content) + '"';
        if (!new ServletWebRequest(request, response).checkNotModified(tag)) {
            bytes(HttpServletResponse.SC_OK, type, content, response);
        }
    }

    private static void bytes(int status, String type, byte[] content, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
