package dev.stagedoor.ratelimit.autoconfigure;

import java.io.IOException;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Gives a token back when a request has ended in a way that does not count. */
final class TokenReturn implements AsyncListener {

    private final HttpServletResponse response;

    private final Limit limit;

    private final Runnable action;

    private TokenReturn(HttpServletResponse response, Limit limit, Runnable action) {
        this.response = response;
        this.limit = limit;
        this.action = action;
    }

    static void after(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Limit limit, Runnable action)
            throws IOException, ServletException {
        TokenReturn end = new TokenReturn(response, limit, action);
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (!returned) {
                end.ended(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } else if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(end);
            } else {
                end.ended(response.getStatus());
            }
        }
    }

    private void ended(int status) {
        if (limit.skips(status)) {
            action.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended(response.getStatus());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // Completion follows.
    }

    @Override
    public void onError(AsyncEvent event) {
        // Completion follows.
    }

    /** A dispatch back into the container forgets the listeners when it goes on asynchronously again. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
