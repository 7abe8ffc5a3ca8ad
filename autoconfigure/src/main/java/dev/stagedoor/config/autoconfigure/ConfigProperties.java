package dev.stagedoor.config.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the configuration is read.
 *
 * @param watch Whether imported app-config files, and files that they include, are read again when they change.
 */
@ConfigurationProperties("stagedoor.config")
public record ConfigProperties(@DefaultValue("true") boolean watch) {}
