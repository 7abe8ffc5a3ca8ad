package dev.stagedoor.database.autoconfigure;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.DefaultEventListenerFactory;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;
import org.springframework.util.Assert;

import dev.stagedoor.wiring.BeanOwner;
import dev.stagedoor.wiring.PluginServices;

/**
 * Calls methods of plugins' beans that are annotated with {@code @TransactionalEventListener} in their phase, also
 * where Spring's transaction management is off, and only while their plugin is open. Those of other beans are what they
 * would be without this.
 */
class PluginTransactionListenerFactory extends RestrictedTransactionalEventListenerFactory implements BeanFactoryAware {

    /** Before Spring's own, whose order is 50. */
    private static final int ORDER = 40;

    private @Nullable ListableBeanFactory beanFactory;

    PluginTransactionListenerFactory() {
        setOrder(ORDER);
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beanFactory = (ListableBeanFactory) beanFactory;
    }

    @Override
    public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
        Assert.state(beanFactory != null, "The container is known");
        PluginServices services = PluginServices.of(beanFactory);
        BeanOwner owner = services.ownerOf(beanName);
        if (owner == null) {
            return springs(beanFactory, method).createApplicationListener(beanName, type, method);
        }
        super.createApplicationListener(beanName, type, method);
        return new Gated(beanName, type, method, services, owner.pluginId());
    }

    /** The next factory in order, which is Spring's for these methods or for all. */
    private EventListenerFactory springs(ListableBeanFactory beanFactory, Method method) {
        return beanFactory
                .getBeanProvider(EventListenerFactory.class)
                .orderedStream()
                .filter(each -> each != this && each.supportsMethod(method))
                .findFirst()
                .orElseGet(DefaultEventListenerFactory::new);
    }

    /** A listener that hears nothing before its plugin is open and after it has begun to stop. */
    private static final class Gated extends TransactionalApplicationListenerMethodAdapter {

        private final PluginServices services;

        private final String pluginId;

        Gated(String beanName, Class<?> type, Method method, PluginServices services, String pluginId) {
            super(beanName, type, method);
            this.services = services;
            this.pluginId = pluginId;
        }

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (services.isOpen(pluginId)) {
                super.onApplicationEvent(event);
            }
        }

        /** The plugin may have stopped since the event was published. */
        @Override
        public void processEvent(ApplicationEvent event) {
            if (services.isOpen(pluginId)) {
                super.processEvent(event);
            }
        }
    }
}
