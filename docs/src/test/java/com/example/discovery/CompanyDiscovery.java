package com.example.discovery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.discovery.DiscoveryCustomizer;
import dev.stagedoor.discovery.DiscoveryEndpoint;

@Configuration(proxyBeanMethods = false)
class CompanyDiscovery {

    // tag::customizer[]
    @Bean
    DiscoveryCustomizer companyEndpoints() {
        return endpoints ->
                endpoints.add(DiscoveryEndpoint.internal("https://{{pluginId}}.company.net/api/{{pluginId}}", "*"));
    }
    // end::customizer[]
}
