package com.example.checks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.config.ConfigCheck;

/** What the services of a company need to be configured. */
@Configuration(proxyBeanMethods = false)
public class CompanyConfiguration {

    // tag::check[]
    @Bean
    static ConfigCheck companyCheck() {
        return config ->
                ConfigCheck.all(() -> config.getString("company.name"), () -> config.getConfigArray("company.regions"));
    }
    // end::check[]
}
