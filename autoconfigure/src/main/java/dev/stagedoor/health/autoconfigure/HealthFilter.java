package dev.stagedoor.health.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.json.JsonWriter;

import dev.stagedoor.health.RootHealthService.Answer;

/** Answers one of the probes. */
record HealthFilter(Supplier<Answer> health, Map<String, String> headers) implements Filter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (METHODS.contains(((HttpServletRequest) request).getMethod())) {
            write(health.get(), (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        headers.forEach(response::setHeader);
        Map<String, Object> payload = answer.payload();
        if (payload != null) {
            byte[] body = JSON.writeToString(payload).replace("\\/", "/").getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/json; charset=utf-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
