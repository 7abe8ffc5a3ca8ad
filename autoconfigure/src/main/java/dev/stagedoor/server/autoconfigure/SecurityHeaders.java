package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import dev.stagedoor.config.Config;

/** Sets the headers by which a server protects browsers, the same on every response. Backstage: {@code helmet}. */
final class SecurityHeaders implements Filter {

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(Config config, boolean compression) {
        headers.put("Content-Security-Policy", ContentSecurityPolicy.read(config));
        headers.put("Referrer-Policy", ReferrerPolicy.read(config));
        headers.put("Strict-Transport-Security", "max-age=15552000; includeSubDomains");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-DNS-Prefetch-Control", "off");
        headers.put("X-Download-Options", "noopen");
        headers.put("X-Frame-Options", "SAMEORIGIN");
        headers.put("X-Permitted-Cross-Domain-Policies", "none");
        headers.put("X-XSS-Protection", "0");
        if (compression) {
            headers.put("Vary", "Accept-Encoding");
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers.forEach(((HttpServletResponse) response)::setHeader);
        chain.doFilter(request, response);
    }
}
