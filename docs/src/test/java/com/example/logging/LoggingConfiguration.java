package com.example.logging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stagedoor.logger.RootLoggerService;

@Configuration(proxyBeanMethods = false)
public class LoggingConfiguration {

    // tag::bean[]
    @Bean
    RootLoggerService rootLogger() {
        return new GoogleCloudLogger();
    }
    // end::bean[]
}
