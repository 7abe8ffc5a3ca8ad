package dev.stagedoor.auth;

import org.jspecify.annotations.Nullable;

/**
 * A plugin or an external service. Backstage: {@code BackstageServicePrincipal}.
 *
 * @param subject who it is, such as {@code plugin:catalog} or {@code external:ci}
 * @param accessRestrictions what it may do in the plugin that received it, or {@code null} for everything
 */
public record ServicePrincipal(String subject, @Nullable AccessRestrictions accessRestrictions) implements Principal {

    /**
     * Makes a service without restrictions.
     *
     * @param subject who it is, such as {@code plugin:catalog}
     */
    public ServicePrincipal(String subject) {
        this(subject, null);
    }

    @Override
    public PrincipalType type() {
        return PrincipalType.SERVICE;
    }
}
