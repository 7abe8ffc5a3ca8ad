package dev.stagedoor.ratelimit.autoconfigure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;

/** Puts the limits of plugins after the health endpoints and before the gates; without any limit there is nothing. */
record PluginRateLimitRegistration(RateLimits limits) implements ServletContextInitializer, Ordered {

    @Override
    public void onStartup(ServletContext context) throws ServletException {
        if (limits.plugins().isEmpty()) {
            return;
        }
        FilterRegistrationBean<PluginRateLimit> registration =
                new FilterRegistrationBean<>(new PluginRateLimit(limits.plugins()));
        registration.setName("stagedoorPluginRateLimit");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.onStartup(context);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 8;
    }
}
