package dev.stagedoor.wiring;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.Scope;
import org.springframework.context.ApplicationListener;

/**
 * The Spring scope in which each plugin has its own instance of a service, and in which the beans of plugins live
 * while their plugin does. A plugin's bean is absent, as if it were {@code null}, while its plugin is not running.
 */
class PluginBeanScope implements Scope {

    private final ConfigurableListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final Binding binding;

    private final Decorators decorators;

    private final MissingBeans missing;

    private final Supplier<Object> absent;

    PluginBeanScope(
            ConfigurableListableBeanFactory beanFactory,
            Wiring wiring,
            Decorators decorators,
            Supplier<Object> absent) {
        this.beanFactory = beanFactory;
        this.index = wiring.index();
        this.binding = wiring.binding();
        this.decorators = decorators;
        this.missing = new MissingBeans(beanFactory, wiring);
        this.absent = absent;
    }

    @Override
    public Object get(String name, ObjectFactory<?> objectFactory) {
        OwnedBeans.OwnedBean own = index.owned().byName(name);
        if (own != null) {
            return getOwned(own, objectFactory);
        }
        WiringIndex.Offer offer = index.offer(name);
        String pluginId = binding.pluginId();
        if (offer == null || pluginId == null) {
            throw new OutsidePluginException(
                    ContainerProblems.outsidePlugin(name, offer == null ? null : offer.service()));
        }
        return getService(name, offer.service(), pluginId, objectFactory);
    }

    private Object getOwned(OwnedBeans.OwnedBean own, ObjectFactory<?> objectFactory) {
        String pluginId = own.owner().pluginId();
        InstanceStore store = binding.store(pluginId);
        if (!pluginId.equals(binding.pluginId())) {
            Object existing = store.existing(own.beanName());
            if (existing != null) {
                return existing;
            }
            if (!store.isOpen() || binding.isSuspended()) {
                return absent(own);
            }
        }
        return store.get(own.beanName(), () -> {
            try (var bound = binding.owned(own.owner(), own.beanName())) {
                Object instance = create(objectFactory, own.owner());
                WiringIndex.Offer offer = index.offer(own.beanName());
                return offer == null
                        ? SingleProduct.of(instance, product -> () -> product(own, store, product))
                        : decorators.apply(offer.service(), instance, pluginId);
            }
        });
    }

    private Object product(OwnedBeans.OwnedBean own, InstanceStore store, Supplier<Object> product) {
        return store.get(BeanFactory.FACTORY_BEAN_PREFIX + own.beanName(), () -> {
            try (var bound = binding.owned(own.owner(), own.beanName())) {
                return product.get();
            }
        });
    }

    private Object getService(String name, Service service, String pluginId, ObjectFactory<?> objectFactory) {
        Provider override = service.isMultiton() ? null : service.forPlugin(pluginId);
        if (override != null && !override.beanName().equals(name)) {
            return beanFactory.getBean(override.beanName());
        }
        return binding.store(pluginId).get(name, () -> createService(name, service, pluginId, objectFactory));
    }

    private Object createService(String name, Service service, String pluginId, ObjectFactory<?> objectFactory) {
        Object instance;
        try (var bound = binding.service(Owner.plugin(pluginId), name)) {
            instance = create(objectFactory, null);
        } catch (Throwable ex) {
            throw ServiceCreationException.factory(service.id(), pluginId, ex);
        }
        if (instance.equals(null)) {
            throw ServiceCreationException.nothing(service.id(), pluginId, service.originOf(name));
        }
        return decorators.apply(service, instance, pluginId);
    }

    private Object create(ObjectFactory<?> objectFactory, @Nullable Owner owner) {
        try {
            return objectFactory.getObject();
        } catch (BeansException ex) {
            throw missing.explain(ex, owner);
        }
    }

    private Object absent(OwnedBeans.OwnedBean own) {
        if (ApplicationListener.class.isAssignableFrom(own.type())) {
            // The multicaster expects this of a bean that is not there, and nothing else.
            throw new NoSuchBeanDefinitionException(own.beanName(), "its plugin is not running");
        }
        return absent.get();
    }

    @Override
    public void registerDestructionCallback(String name, Runnable callback) {
        OwnedBeans.OwnedBean own = index.owned().byName(name);
        String pluginId = own != null ? own.owner().pluginId() : binding.pluginId();
        if (pluginId != null) {
            binding.store(pluginId).onDestruction(name, callback);
        }
    }

    @Override
    public @Nullable Object remove(String name) {
        throw new UnsupportedOperationException("A bean in plugin scope lives as long as its plugin runs");
    }

    @Override
    public @Nullable String getConversationId() {
        return binding.pluginId();
    }
}
