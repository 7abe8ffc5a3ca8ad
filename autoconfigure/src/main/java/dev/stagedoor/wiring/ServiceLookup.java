package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.stagedoor.ServiceRef;

/** Gives the instance of a service that is in force for the plugin on whose behalf the thread works. */
class ServiceLookup {

    private final ConfigurableListableBeanFactory beanFactory;

    private final Services services;

    private final Binding binding;

    ServiceLookup(ConfigurableListableBeanFactory beanFactory, Services services, Binding binding) {
        this.beanFactory = beanFactory;
        this.services = services;
        this.binding = binding;
    }

    /** The bean that offers a single service to the plugin on whose behalf the thread works, if there is one. */
    @Nullable
    String beanName(Service service) {
        Provider provider = service.forPlugin(binding.pluginId());
        if (provider == null) {
            provider = service.single();
        }
        return provider == null ? null : provider.beanName();
    }

    /** The instance, the list of a multiton's members, or {@code null} if nothing offers the service. */
    @Nullable
    Object find(Service service) {
        if (service.isMultiton()) {
            return members(service);
        }
        String name = beanName(service);
        return name == null ? null : beanFactory.getBean(name);
    }

    @Nullable
    Object find(ServiceRef<?> ref) {
        Service service = services.byId(ref.id());
        if (service == null) {
            return ref.isMultiton() ? List.of() : null;
        }
        Object found = find(service);
        if (found instanceof List<?> members && service.isMultiton() && !ref.isMultiton()) {
            return members.isEmpty() ? null : members.get(0);
        }
        return found;
    }

    /** Whether a root service exists already. */
    boolean isInstantiated(String beanName) {
        return beanFactory.containsSingleton(beanName)
                || beanFactory.containsSingleton(LazyRootServices.singletonName(beanName));
    }

    List<Object> members(Service service) {
        List<Object> members = new ArrayList<>();
        for (Provider provider : service.inForce()) {
            members.add(beanFactory.getBean(provider.beanName()));
        }
        return List.copyOf(members);
    }
}
