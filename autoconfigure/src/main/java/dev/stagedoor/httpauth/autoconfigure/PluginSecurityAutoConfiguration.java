package dev.stagedoor.httpauth.autoconfigure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;

/**
 * Where Spring Security protects the application, makes the credentials of a request to a plugin its
 * {@code Authentication}, and asks for no login there. It comes last, because what Spring Boot protects by default it
 * protects only as long as there is no other filter chain.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet"
                    + ".OAuth2ClientWebSecurityAutoConfiguration"
        })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({HttpServletRequest.class, SecurityFilterChain.class})
@ConditionalOnBean(name = "springSecurityFilterChain")
public final class PluginSecurityAutoConfiguration {

    /** Right behind the barrier of plugins, and before all filter chains. */
    @Bean
    FilterRegistrationBean<CredentialsFilter> stagedoorPluginCredentials(
            ObjectProvider<SecurityContextHolderStrategy> strategies) {
        FilterRegistrationBean<CredentialsFilter> registration = new FilterRegistrationBean<>(
                new CredentialsFilter(new RequestAttributeSecurityContextRepository(), strategy(strategies)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 12);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.INCLUDE);
        return registration;
    }

    /** Before all others, because one that is for any request may not be followed by another. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    @ConditionalOnMissingBean(name = "stagedoorPluginSecurity")
    SecurityFilterChain stagedoorPluginSecurity(
            ObjectProvider<SecurityFilterChain> chains, ObjectProvider<SecurityContextHolderStrategy> strategies)
            throws Exception {
        SecurityContextHolderStrategy strategy = strategy(strategies);
        WebAsyncManagerIntegrationFilter async = new WebAsyncManagerIntegrationFilter();
        async.setSecurityContextHolderStrategy(strategy);
        SecurityContextHolderFilter holder =
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository());
        holder.setSecurityContextHolderStrategy(strategy);
        SecurityContextHolderAwareRequestFilter request = new SecurityContextHolderAwareRequestFilter();
        request.setSecurityContextHolderStrategy(strategy);
        request.afterPropertiesSet();
        AnonymousAuthenticationFilter anonymous = new AnonymousAuthenticationFilter("stagedoor");
        anonymous.setSecurityContextHolderStrategy(strategy);
        return new DefaultSecurityFilterChain(new PluginRequests(chains), async, holder, request, anonymous);
    }

    private static SecurityContextHolderStrategy strategy(ObjectProvider<SecurityContextHolderStrategy> beans) {
        return beans.getIfAvailable(SecurityContextHolder::getContextHolderStrategy);
    }
}
