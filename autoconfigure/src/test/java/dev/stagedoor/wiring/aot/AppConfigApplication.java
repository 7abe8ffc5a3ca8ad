package dev.stagedoor.wiring.aot;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A backend without plugins. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AppConfigApplication {}
