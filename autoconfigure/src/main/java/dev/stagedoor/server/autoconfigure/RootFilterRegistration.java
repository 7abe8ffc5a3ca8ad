package dev.stagedoor.server.autoconfigure;

import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CompositeFilter;

import dev.stagedoor.http.RootHttpRouterCustomizer;
import dev.stagedoor.http.RootMiddleware;

/** Puts the middlewares in front of everything but what observes a request, as one filter. */
final class RootFilterRegistration extends FilterRegistrationBean<CompositeFilter> {

    private RootFilterRegistration(List<Filter> filters) {
        super(chain(filters));
        setName("stagedoorRootMiddlewares");
        setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        setDispatcherTypes(DispatcherType.REQUEST);
        setEnabled(!filters.isEmpty());
    }

    static RootFilterRegistration of(
            ObjectProvider<RootMiddleware> middlewares, ObjectProvider<RootHttpRouterCustomizer> customizers) {
        MiddlewareList list = new MiddlewareList(middlewares.orderedStream().toList());
        customizers.orderedStream().forEach(customizer -> customizer.customize(list));
        return new RootFilterRegistration(list.filters());
    }

    private static CompositeFilter chain(List<Filter> filters) {
        CompositeFilter chain = new CompositeFilter();
        chain.setFilters(filters);
        return chain;
    }
}
