package dev.stagedoor.wiring;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;

/** Creates what a plugin has made for it without asking: {@code ALWAYS} services and its own beans. */
class BeanCreation {

    private final ConfigurableListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final ServiceLookup lookup;

    BeanCreation(ConfigurableListableBeanFactory beanFactory, WiringIndex index, ServiceLookup lookup) {
        this.beanFactory = beanFactory;
        this.index = index;
        this.lookup = lookup;
    }

    /** Creates the services that every plugin has, on a thread that is bound to the plugin. */
    void createAlways(String pluginId) {
        for (Service service : index.services().all()) {
            if (service.isPluginScoped() && isAlways(service, pluginId)) {
                lookup.find(service);
            }
        }
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
