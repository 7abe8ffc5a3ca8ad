package dev.stagedoor.wiring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.ResolvableType;

import dev.stagedoor.ServiceDecorator;

/** Applies the application's decorators to the instances of services, in their order. */
class Decorators {

    private final ListableBeanFactory beanFactory;

    private final Map<String, List<ServiceDecorator<Object>>> known = new ConcurrentHashMap<>();

    Decorators(ListableBeanFactory beanFactory) {
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
        return List.of(beanFactory.getBeanNamesForType(type(service), true, false));
    }

    private List<ServiceDecorator<Object>> of(Service service) {
        List<ServiceDecorator<Object>> decorators = known.get(service.id());
        if (decorators == null) {
            decorators = names(service).isEmpty()
                    ? List.of()
                    : beanFactory
                            .<ServiceDecorator<Object>>getBeanProvider(type(service))
                            .orderedStream()
                            .toList();
            known.put(service.id(), decorators);
        }
        return decorators;
    }

    private static ResolvableType type(Service service) {
        return ResolvableType.forClassWithGenerics(ServiceDecorator.class, service.contract());
    }
}
