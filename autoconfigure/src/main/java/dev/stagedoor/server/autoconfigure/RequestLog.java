package dev.stagedoor.server.autoconfigure;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.logger.StructuredLogger;

/**
 * Picks the requests that are to be logged. They are when they have ended, which the server knows best: then errors
 * are answered, asynchronous work is done, and the length is known.
 */
final class RequestLog implements Filter {

    private static final String PICKED = RequestLog.class.getName();

    /** Where the page of the backend is, which asks for news all the time. */
    private static final String PAGE = "/.stagedoor/";

    private final StructuredLogger logger;

    RequestLog(RootLoggerService rootLogger) {
        this.logger = rootLogger.child(Map.of("service", "rootHttpRouter"));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (logger.isInfoEnabled()) {
            request.setAttribute(PICKED, this);
        }
        chain.doFilter(request, response);
    }

    /** Logs a request that has ended, if it was picked. */
    static void ended(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(PICKED) instanceof RequestLog log && !isUsualOnPage(request, response)) {
            log.logger.log(IncomingRequest.of(request, response).entry());
        }
    }

    private static boolean isUsualOnPage(HttpServletRequest request, HttpServletResponse response) {
        return request.getMethod().equals("GET")
                && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                && request.getServletPath().startsWith(PAGE);
    }
}
