package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Tells browsers which origins may read responses, as the npm package {@code cors} does: nobody is turned away, the
 * headers are given or not, and every {@code OPTIONS} request of an origin that may is answered here. Spring's
 * processor answers 403 instead, and has patterns of another kind.
 */
final class Cors implements Filter {

    private final CorsOptions options;

    Cors(CorsOptions options) {
        this.options = options;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (!options.allows(http.getHeader(HttpHeaders.ORIGIN))) {
            chain.doFilter(request, response);
        } else if (HttpMethod.OPTIONS.matches(http.getMethod())) {
            preflight(http, (HttpServletResponse) response, chain);
        } else {
            List<String> vary = allow(http, (HttpServletResponse) response);
            addVary((HttpServletResponse) response, vary);
            chain.doFilter(request, response);
        }
    }

    private void preflight(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> vary = allow(request, response);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, options.methods());
        String allowed = options.allowedHeaders();
        if (allowed == null) {
            allowed = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
            vary.add(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        }
        set(response, HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        set(response, HttpHeaders.ACCESS_CONTROL_MAX_AGE, options.maxAge());
        addVary(response, vary);
        if (options.preflightContinue()) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(options.optionsSuccessStatus());
            // Safari waits for a body that does not come, unless it is told so.
            response.setContentLength(0);
        }
    }

    /** Sets what every response has, and returns on what it depends. */
    private List<String> allow(HttpServletRequest request, HttpServletResponse response) {
        List<String> vary = new ArrayList<>();
        if (options.allowsEverybody()) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else {
            set(response, HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeader(HttpHeaders.ORIGIN));
            vary.add(HttpHeaders.ORIGIN);
        }
        if (options.credentials()) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        set(response, HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, options.exposedHeaders());
        return vary;
    }

    private static void set(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            response.setHeader(name, value);
        }
    }

    private static void addVary(HttpServletResponse response, List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.addAll(response.getHeaders(HttpHeaders.VARY));
        if (!names.isEmpty()) {
            response.setHeader(HttpHeaders.VARY, String.join(", ", all));
        }
    }
}
