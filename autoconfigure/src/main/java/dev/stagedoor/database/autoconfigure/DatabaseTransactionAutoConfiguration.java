package dev.stagedoor.database.autoconfigure;

import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.interceptor.TransactionInterceptor;

import dev.stagedoor.wiring.PluginServices;
import dev.stagedoor.wiring.WiringAutoConfiguration;

/** Makes {@code @Transactional} in a plugin mean the plugin's database. */
@AutoConfiguration(after = WiringAutoConfiguration.class)
@ConditionalOnClass({Advised.class, JdbcClient.class, TransactionInterceptor.class})
@ConditionalOnBean(PluginServices.class)
public final class DatabaseTransactionAutoConfiguration {

    /** The same key, with the same default, as for the proxies that Spring Boot makes. */
    private static final String PROXY_TARGET_CLASS = "spring.aop.proxy-target-class";

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static PluginTransactionPostProcessor stagedoorPluginTransactions(Environment environment) {
        return new PluginTransactionPostProcessor(environment.getProperty(PROXY_TARGET_CLASS, Boolean.class, true));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static PluginTransactionListenerFactory stagedoorPluginTransactionListeners() {
        return new PluginTransactionListenerFactory();
    }
}
