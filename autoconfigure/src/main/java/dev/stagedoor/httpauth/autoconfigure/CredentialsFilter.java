package dev.stagedoor.httpauth.autoconfigure;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.SecurityContextRepository;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.httpauth.Admission;

/**
 * Makes the credentials with which a request was let into a plugin those of Spring Security. It stands before all filter
 * chains and lays the context where they look for it, so that those of the application find it too.
 */
record CredentialsFilter(SecurityContextRepository contexts, SecurityContextHolderStrategy strategy) implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Admission admission = Admission.of(request);
        BackstageCredentials<?> sender = admission == null ? null : admission.credentials();
        if (sender == null || sender.principal().type() == PrincipalType.NONE) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContext context = strategy.createEmptyContext();
        context.setAuthentication(new CredentialsAuthentication(sender));
        if (isWithinAnother(request)) {
            handOver(context, request, response, chain);
        } else {
            contexts.saveContext(context, (HttpServletRequest) request, (HttpServletResponse) response);
            chain.doFilter(request, response);
        }
    }

    /** The filter chains have taken the context of the request from which this one comes. */
    private static boolean isWithinAnother(ServletRequest request) {
        return request.getDispatcherType() == DispatcherType.FORWARD
                || request.getDispatcherType() == DispatcherType.INCLUDE;
    }

    private void handOver(SecurityContext context, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityContext outer = strategy.getContext();
        strategy.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            strategy.setContext(outer);
        }
    }
}
