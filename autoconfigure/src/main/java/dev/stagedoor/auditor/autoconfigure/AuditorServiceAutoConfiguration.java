package dev.stagedoor.auditor.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.metadata.PluginMetadataService;

/** Offers the service {@code core.auditor}. */
@AutoConfiguration
@ConditionalOnClass(HttpServletRequest.class)
public final class AuditorServiceAutoConfiguration {

    @Bean
    static ConfigCheck auditorConfigCheck() {
        return SeverityLevels::read;
    }

    @Bean
    @RootContext
    SeverityLevels auditorSeverityLevels(RootConfigService config) {
        return SeverityLevels.read(config);
    }

    @Bean("core.auditor")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    AuditorService auditor(
            SeverityLevels levels,
            PluginMetadataService plugin,
            LoggerService logger,
            AuthService auth,
            HttpAuthService httpAuth) {
        return new DefaultAuditor(new AuditLog(plugin.getId(), logger, levels), auth, httpAuth);
    }
}
