package dev.stagedoor.wiring;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;

/** Creates what a plugin has made for it without asking: {@code ALWAYS} services and its own beans. */
class BeanCreation {

    private final ConfigurableListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final ServiceLookup lookup;

    private volatile @Nullable List<Service> always;

    BeanCreation(ConfigurableListableBeanFactory beanFactory, WiringIndex index, ServiceLookup lookup) {
        this.beanFactory = beanFactory;
        this.index = index;
        this.lookup = lookup;
    }

    /** Creates the services that every plugin has, on a thread that is bound to the plugin. */
    void createAlways(String pluginId) {
        for (Service service : candidates()) {
            if (isAlways(service, pluginId)) {
                lookup.find(service);
            }
        }
    }

    /** The plugin-scoped services of which any offer says {@code ALWAYS}. */
    private List<Service> candidates() {
        List<Service> known = always;
        if (known == null) {
            known = index.services().all().stream()
                    .filter(Service::isPluginScoped)
                    .filter(service -> Stream.concat(service.inForce().stream(), service.forPlugin().values().stream())
                            .anyMatch(each -> each.initialization() == Initialization.ALWAYS))
                    .toList();
            always = known;
        }
        return known;
    }

    /** Creates the beans that are not lazy, on a thread that is bound to their owner. */
    void create(Owner owner) {
        for (OwnedBeans.OwnedBean bean : index.owned().of(owner)) {
            if (!bean.lazy()
                    && PluginScope.NAME.equals(
                            beanFactory.getBeanDefinition(bean.beanName()).getScope())) {
                Object instance = beanFactory.getBean(bean.beanName());
                if (instance instanceof SmartInitializingSingleton initializing) {
                    initializing.afterSingletonsInstantiated();
                }
            }
        }
    }

    private static boolean isAlways(Service service, String pluginId) {
        Provider override = service.isMultiton() ? null : service.forPlugin(pluginId);
        return override != null && override.initialization() == Initialization.ALWAYS
                || service.inForce().stream()
                        .anyMatch(each ->
                                each.initialization() == Initialization.ALWAYS && each.layer() != Layer.REFERENCE);
    }
}
