package dev.stagedoor.httpauth.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import dev.stagedoor.httpauth.Admission;

/** Requests that were let into a plugin, but for those that a filter chain of the application is made for. */
final class PluginRequests implements RequestMatcher {

    private final ObjectProvider<SecurityFilterChain> chains;

    PluginRequests(ObjectProvider<SecurityFilterChain> chains) {
        this.chains = chains;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return Admission.of(request) != null
                && chains.stream().noneMatch(chain -> isChosen(chain) && chain.matches(request));
    }

    /** Whether a chain is neither ours nor, like Spring Boot's, for whatever there is. */
    private boolean isChosen(SecurityFilterChain chain) {
        return !(chain instanceof DefaultSecurityFilterChain known)
                || known.getRequestMatcher() != this && !(known.getRequestMatcher() instanceof AnyRequestMatcher);
    }
}
