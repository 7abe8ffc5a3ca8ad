package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.ServiceUnavailableException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.wiring.PluginServices;

/** Asks a plugin's own service who sent a request. */
record RequestCredentials(PluginServices services) {

    private static final Logger logger = LoggerFactory.getLogger(RequestCredentials.class);

    HttpAuthService service(String pluginId) {
        try {
            return services.get(pluginId, CoreServices.HTTP_AUTH);
        } catch (BeansException | IllegalStateException ex) {
            logger.debug("Plugin '{}' has no HttpAuthService", pluginId, ex);
            throw new ServiceUnavailableException(
                    "Plugin '" + pluginId + "' can not verify credentials, because it has no HttpAuthService");
        }
    }

    BackstageCredentials<?> of(String pluginId, HttpServletRequest request, CredentialsOptions options) {
        return service(pluginId).credentials(request, options);
    }
}
