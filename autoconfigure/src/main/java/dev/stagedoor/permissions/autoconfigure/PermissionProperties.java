package dev.stagedoor.permissions.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a policy of this backend is offered to others.
 *
 * @param serve Whether this backend has the plugin 'permission' if it has a policy, so that other backends can ask it.
 */
@ConfigurationProperties("stagedoor.permission")
public record PermissionProperties(@DefaultValue("true") boolean serve) {}
