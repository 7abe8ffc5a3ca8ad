package dev.stagedoor.http.autoconfigure;

import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Applies a plugin's filter to its own path. It names the filter's bean, so that Spring Boot does not ask for it
 * before the plugin has started.
 */
final class PluginFilterRegistration extends DelegatingFilterProxyRegistrationBean {

    private final ApplicationContext context;

    PluginFilterRegistration(String pluginId, String beanName, ApplicationContext context) {
        super(beanName);
        this.context = context;
        Order order = context.findAnnotationOnBean(beanName, Order.class);
        setOrder(order == null ? Ordered.LOWEST_PRECEDENCE : order.value());
        DispatcherServletPath servlet =
                context.getBeanProvider(DispatcherServletPath.class).getIfUnique();
        String path = PluginPath.of(pluginId) + "/*";
        addUrlPatterns(servlet == null ? path : servlet.getRelativePath(path));
    }

    @Override
    public DelegatingFilterProxy getFilter() {
        return new PluginFilter(getTargetBeanName(), context);
    }
}
