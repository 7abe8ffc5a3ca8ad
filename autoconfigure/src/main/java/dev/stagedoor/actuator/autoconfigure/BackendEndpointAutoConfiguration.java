package dev.stagedoor.actuator.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.stagedoor.Backend;
import dev.stagedoor.wiring.BackendWiring;
import dev.stagedoor.wiring.Mode;
import dev.stagedoor.wiring.PluginDetails;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** Auto-configuration of the endpoint {@code backend}, where Actuator exposes it. */
@AutoConfiguration(after = WiringAutoConfiguration.class)
@ConditionalOnClass({WebEndpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(Backend.class)
public final class BackendEndpointAutoConfiguration {

    /** Apart, for its condition cannot be asked where there is no Actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(BackendEndpoint.class)
    static class ExposedEndpoint {

        @Bean
        @ConditionalOnMissingBean
        BackendEndpoint stagedoorBackendEndpoint(
                ApplicationContext context,
                Backend backend,
                Environment environment,
                ObjectProvider<PluginDetails> details) {
            return new BackendEndpoint(
                    backend,
                    BackendWiring.of(context),
                    new FailureView(Mode.of(environment)),
                    () -> details.orderedStream().toList());
        }
    }
}
