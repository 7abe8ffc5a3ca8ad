package dev.stagedoor.test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** The application around the features under test: everything that is auto-configured, and the stand-ins. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ImportAutoConfiguration(StandInAutoConfiguration.class)
class TestBackendConfiguration {}
