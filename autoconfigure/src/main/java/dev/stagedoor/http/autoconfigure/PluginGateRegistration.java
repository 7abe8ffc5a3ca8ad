package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

import dev.stagedoor.wiring.PluginDirectory;

/** Puts the gate before everything but what sets up or observes a request. */
final class PluginGateRegistration extends FilterRegistrationBean<PluginGate> {

    PluginGateRegistration(
            PluginDirectory plugins,
            PluginTraffic traffic,
            PluginLimits limits,
            TimeLimits threads,
            ErrorAnswers errors,
            StartupPause pause) {
        super(new PluginGate(plugins, traffic, limits, threads, errors, pause));
        setName("stagedoorPluginGate");
        setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        setDispatcherTypes(
                DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.INCLUDE);
    }
}
