package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

import dev.stagedoor.ServiceDecorator;

/** Applies the application's decorators to the instances of services, in their order. */
class Decorators {

    private final ConfigurableListableBeanFactory beanFactory;

    private final Map<String, List<ServiceDecorator<Object>>> known = new ConcurrentHashMap<>();

    private volatile @Nullable Map<ResolvableType, List<String>> byContract;

    Decorators(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    Object apply(Service service, Object instance, @Nullable String pluginId) {
        Object current = instance;
        for (ServiceDecorator<Object> decorator : of(service)) {
            current = decorator.decorate(current, new ServiceDecorator.Context(pluginId));
        }
        return current;
    }

    /** The names of the beans that decorate a service. */
    List<String> names(Service service) {
        return namesByContract().entrySet().stream()
                .filter(entry -> matches(entry.getKey(), service))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private List<ServiceDecorator<Object>> of(Service service) {
        if (namesByContract().isEmpty()) {
            return List.of();
        }
        List<ServiceDecorator<Object>> decorators = known.get(service.id());
        if (decorators == null) {
            ResolvableType type = ResolvableType.forClassWithGenerics(ServiceDecorator.class, service.contract());
            decorators = names(service).isEmpty()
                    ? List.of()
                    : beanFactory
                            .<ServiceDecorator<Object>>getBeanProvider(type)
                            .orderedStream()
                            .toList();
            known.put(service.id(), decorators);
        }
        return decorators;
    }

    /** Looked up once, because a lookup by type goes through all definitions. */
    private Map<ResolvableType, List<String>> namesByContract() {
        Map<ResolvableType, List<String>> names = byContract;
        if (names == null) {
            names = new LinkedHashMap<>();
            for (String name : beanFactory.getBeanNamesForType(ServiceDecorator.class, true, false)) {
                names.computeIfAbsent(contract(name), type -> new ArrayList<>()).add(name);
            }
            byContract = names;
        }
        return names;
    }

    private ResolvableType contract(String name) {
        ResolvableType type = beanFactory.containsBeanDefinition(name)
                ? beanFactory.getMergedBeanDefinition(name).getResolvableType()
                : ResolvableType.forInstance(beanFactory.getBean(name));
        return type.as(ServiceDecorator.class).getGeneric();
    }

    private static boolean matches(ResolvableType decorated, Service service) {
        return decorated.toClass() == service.contract().toClass() && decorated.isAssignableFrom(service.contract());
    }
}
