package dev.stagedoor.http.autoconfigure;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.web.filter.DelegatingFilterProxy;

/** Stands for a filter of a plugin, which is another one after each start of the plugin. */
final class PluginFilter extends DelegatingFilterProxy {

    private final BeanFactory beans;

    private final String beanName;

    PluginFilter(String beanName, BeanFactory beans) {
        super(beanName);
        this.beanName = beanName;
        this.beans = beans;
    }

    @Override
    protected void initFilterBean() {
        // The filter is made by its plugin.
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Not asked for by its type: the bean is null while the plugin is not running.
        if (beans.getBean(beanName) instanceof Filter filter) {
            filter.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {
        // The filter is destroyed by its plugin.
    }
}
