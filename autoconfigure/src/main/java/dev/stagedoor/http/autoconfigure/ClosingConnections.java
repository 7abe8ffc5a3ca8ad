package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends connections with their next answer once the backend stops, so that none that a client keeps for later is closed
 * while a request is on its way.
 */
final class ClosingConnections implements Filter, ApplicationListener<ContextClosedEvent> {

    private final ApplicationContext context;

    private volatile boolean closing;

    ClosingConnections(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            closing = true;
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (closing) {
            ((HttpServletResponse) response).setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
