package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.wiring.PluginDirectory;

/** Puts the gate before everything but what sets up or observes a request. */
final class PluginGateRegistration extends FilterRegistrationBean<PluginGate> {

    PluginGateRegistration(
            PluginDirectory plugins,
            PluginTraffic traffic,
            ErrorAnswers errors,
            ObjectProvider<RootConfigService> config) {
        super(new PluginGate(plugins, traffic, errors, new StartupPause(config)));
        setName("stagedoorPluginGate");
        setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        setDispatcherTypes(
                DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.INCLUDE);
    }
}
