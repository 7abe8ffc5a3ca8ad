package dev.stagedoor.wiring;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

/** Lets the {@link ApplicationListener} beans of a plugin listen while the plugin runs, and at no other time. */
class ListenerBridge implements PluginListener, SmartInitializingSingleton {

    private final ConfigurableListableBeanFactory beanFactory;

    private final OwnedBeans owned;

    ListenerBridge(ConfigurableListableBeanFactory beanFactory, OwnedBeans owned) {
        this.beanFactory = beanFactory;
        this.owned = owned;
    }

    /** The context registers every listener that it has a definition of, whether its plugin runs or not. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!owned.isEmpty()) {
            multicaster().removeApplicationListenerBeans(this::isOwnedListener);
        }
    }

    private boolean isOwnedListener(String beanName) {
        return owned.byName(beanName) != null;
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {
        beans.names(ApplicationListener.class).forEach(multicaster()::addApplicationListenerBean);
    }

    @Override
    public void closing(String pluginId) {
        owned.ofPlugin(pluginId).stream()
                .filter(bean -> ApplicationListener.class.isAssignableFrom(bean.type()))
                .forEach(bean -> multicaster().removeApplicationListenerBean(bean.beanName()));
    }

    private ApplicationEventMulticaster multicaster() {
        return beanFactory.getBean(
                AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, ApplicationEventMulticaster.class);
    }
}
