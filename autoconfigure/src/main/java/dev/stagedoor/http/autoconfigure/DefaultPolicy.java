package dev.stagedoor.http.autoconfigure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.config.RootConfigService;

/** Whether plugins are closed to nobody, as they are by default. */
final class DefaultPolicy implements SmartInitializingSingleton {

    /** The key that opens everything. */
    static final String KEY = "backend.auth.dangerouslyDisableDefaultAuthPolicy";

    private static final Logger logger = LoggerFactory.getLogger(DefaultPolicy.class);

    private final ObjectProvider<RootConfigService> config;

    private final ListableBeanFactory beans;

    private volatile boolean disabled;

    DefaultPolicy(ObjectProvider<RootConfigService> config, ListableBeanFactory beans) {
        this.config = config;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        RootConfigService service = config.getIfAvailable();
        disabled = service != null && service.getOptionalBoolean(KEY).orElse(false);
        if (!disabled && beans.getBeanNamesForType(AuthService.class, true, false).length == 0) {
            logger.warn(
                    "Plugins answer 503 to all requests but those that need no credentials, because nothing offers "
                            + "the service core.auth that verifies them. Add com.nimbusds:nimbus-jose-jwt to the class "
                            + "path, or offer an AuthService, or open all plugins to everybody with {}: true",
                    KEY);
        }
    }

    boolean isDisabled() {
        return disabled;
    }
}
