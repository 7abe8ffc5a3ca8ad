package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/** Puts the barrier right behind the gate. */
final class CredentialsBarrierRegistration extends FilterRegistrationBean<CredentialsBarrier> {

    CredentialsBarrierRegistration(
            PluginRoutes routes,
            DefaultPolicy policy,
            OpenHandlers handlers,
            RequestCredentials credentials,
            ErrorAnswers errors) {
        super(new CredentialsBarrier(routes, policy, handlers, credentials, errors.refusals()));
        setName("stagedoorCredentialsBarrier");
        setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
        setDispatcherTypes(
                DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.INCLUDE);
    }
}
