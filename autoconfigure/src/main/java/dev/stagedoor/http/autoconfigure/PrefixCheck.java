package dev.stagedoor.http.autoconfigure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Warns of controllers that repeat the prefix of their plugin. */
final class PrefixCheck implements SmartInitializingSingleton {

    private static final Logger logger = LoggerFactory.getLogger(PrefixCheck.class);

    private final ControllerOwners owners;

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    PrefixCheck(ControllerOwners owners, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.owners = owners;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach(this::check));
    }

    private void check(RequestMappingInfo info, HandlerMethod method) {
        String pluginId = owners.ownerOf(method.getBeanType());
        if (pluginId == null) {
            return;
        }
        String prefix = PluginPath.of(pluginId);
        for (String pattern : info.getPatternValues()) {
            if (pattern.equals(prefix + prefix) || pattern.startsWith(prefix + prefix + "/")) {
                logger.warn(
                        "{} is served under {}: its mapping repeats the prefix {}, which each plugin has already",
                        method.getShortLogMessage(),
                        pattern,
                        prefix);
            }
        }
    }
}
