package dev.stagedoor.auditor.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** Makes {@code @Audited} record the calls of methods. */
@AutoConfiguration(after = WiringAutoConfiguration.class)
@ConditionalOnClass({Advised.class, HttpServletRequest.class})
@ConditionalOnBean(PluginServices.class)
public final class AuditedAutoConfiguration {

    /** The same key, with the same default, as for the proxies that Spring Boot makes. */
    private static final String PROXY_TARGET_CLASS = "spring.aop.proxy-target-class";

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AuditedPostProcessor stagedoorAuditedMethods(Environment environment) {
        return new AuditedPostProcessor(environment.getProperty(PROXY_TARGET_CLASS, Boolean.class, true));
    }
}
