package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import org.springframework.web.util.WebUtils;

/** Sends the JSON of a request that was forwarded before the container takes nothing more. */
final class ForwardedJson implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        JsonEtagResponse kept = WebUtils.getNativeResponse(response, JsonEtagResponse.class);
        if (kept != null && !request.isAsyncStarted()) {
            kept.finish();
        }
    }
}
