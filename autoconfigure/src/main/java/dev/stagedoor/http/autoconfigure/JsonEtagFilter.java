package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives JSON a weak ETag, and spares clients what they have already. Streams, and everything else, pass untouched. */
final class JsonEtagFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    /** What is handled asynchronously is written in a later dispatch, to the response of the first. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        JsonEtagResponse kept = response instanceof JsonEtagResponse former && isAsyncDispatch(request)
                ? former
                : new JsonEtagResponse(request, response);
        chain.doFilter(request, kept);
        if (!isAsyncStarted(request)) {
            kept.finish();
        }
    }
}
