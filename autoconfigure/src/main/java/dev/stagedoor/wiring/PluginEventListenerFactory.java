package dev.stagedoor.wiring;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.DefaultEventListenerFactory;

/** Spring's support for {@code @EventListener}, which calls a plugin's beans only while the plugin runs. */
class PluginEventListenerFactory extends DefaultEventListenerFactory implements BeanFactoryAware {

    private @Nullable Wiring wiring;

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        if (beanFactory instanceof ConfigurableListableBeanFactory listable) {
            wiring = Wiring.of(listable);
        }
    }

    @Override
    public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
        OwnedBeans.OwnedBean own =
                wiring == null ? null : wiring.index().owned().byName(beanName);
        return wiring == null || own == null
                ? super.createApplicationListener(beanName, type, method)
                : new Gated(beanName, type, method, wiring.stores(), own.owner().pluginId());
    }

    /** A listener that hears nothing before its plugin is open and after it has begun to stop. */
    private static final class Gated extends ApplicationListenerMethodAdapter {

        private final InstanceStores stores;

        private final String pluginId;

        Gated(String beanName, Class<?> type, Method method, InstanceStores stores, String pluginId) {
            super(beanName, type, method);
            this.stores = stores;
            this.pluginId = pluginId;
        }

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (stores.plugin(pluginId).isOpen()) {
                super.onApplicationEvent(event);
            }
        }
    }
}
