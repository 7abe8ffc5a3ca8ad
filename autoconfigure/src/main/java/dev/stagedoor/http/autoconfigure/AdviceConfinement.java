package dev.stagedoor.http.autoconfigure;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import dev.stagedoor.wiring.PluginDirectory;

/** Confines the {@code @ControllerAdvice} beans of plugins, once Spring MVC has collected them. */
final class AdviceConfinement implements SmartInitializingSingleton {

    private final PluginDirectory plugins;

    private final ControllerOwners owners;

    private final ListableBeanFactory beans;

    private final ObjectProvider<RequestMappingHandlerAdapter> adapters;

    private final ObjectProvider<HandlerExceptionResolver> resolvers;

    AdviceConfinement(
            PluginDirectory plugins,
            ControllerOwners owners,
            ListableBeanFactory beans,
            ObjectProvider<RequestMappingHandlerAdapter> adapters,
            ObjectProvider<HandlerExceptionResolver> resolvers) {
        this.plugins = plugins;
        this.owners = owners;
        this.beans = beans;
        this.adapters = adapters;
        this.resolvers = resolvers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, ControllerAdviceBean> confined = plugins.beans(Object.class).stream()
                .filter(bean -> beans.findAnnotationOnBean(bean.beanName(), ControllerAdvice.class) != null)
                .collect(Collectors.toMap(
                        PluginDirectory.PluginBean::beanName,
                        bean -> ConfinedAdvice.of(bean.beanName(), bean.pluginId(), beans, owners)));
        if (confined.isEmpty()) {
            return;
        }
        CollectedAdvice collected = new CollectedAdvice(confined);
        adapters.forEach(collected::replaceIn);
        resolvers.stream()
                .flatMap(AdviceConfinement::parts)
                .filter(ExceptionHandlerExceptionResolver.class::isInstance)
                .map(ExceptionHandlerExceptionResolver.class::cast)
                .forEach(collected::replaceIn);
    }

    private static Stream<HandlerExceptionResolver> parts(HandlerExceptionResolver resolver) {
        return resolver instanceof HandlerExceptionResolverComposite composite
                ? composite.getExceptionResolvers().stream()
                : Stream.of(resolver);
    }
}
