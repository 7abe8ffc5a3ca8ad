package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;

import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceRef;

/** Binds the thread to a plugin while something is resolved for it. */
class BoundPluginServices implements PluginServices {

    private static final String PLACE = "plugin services";

    private final ConfigurableListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final Binding binding;

    private final InstanceStores stores;

    private final ServiceLookup lookup;

    BoundPluginServices(ConfigurableListableBeanFactory beanFactory, Wiring wiring) {
        this.beanFactory = beanFactory;
        this.index = wiring.index();
        this.binding = wiring.binding();
        this.stores = wiring.stores();
        this.lookup = new ServiceLookup(beanFactory, wiring.index().services(), wiring.binding());
    }

    @Override
    public <T> T get(String pluginId, ServiceRef<T> service) {
        try (var bound = binding.service(Owner.plugin(pluginId), PLACE)) {
            return find(service, "plugin '" + pluginId + "'");
        }
    }

    @Override
    public <T> T get(RootServiceRef<T> service) {
        return find(service, "the root");
    }

    @SuppressWarnings("unchecked")
    private <T> T find(ServiceRef<T> service, String asker) {
        Object found = lookup.find(service);
        if (found == null) {
            throw new IllegalStateException(
                    "No service available for " + service + ", asked for on behalf of " + asker);
        }
        return (T) found;
    }

    @Override
    public @Nullable Object resolve(String pluginId, @Nullable String moduleId, DependencyDescriptor injectionPoint) {
        return resolve(new BoundDescriptor(injectionPoint, frame(pluginId, moduleId)));
    }

    @Override
    public Object resolve(String pluginId, @Nullable String moduleId, ResolvableType type) {
        return resolve(type, frame(pluginId, moduleId));
    }

    Object resolve(ResolvableType type, Frame frame) {
        Object found = resolve(new TypeDescriptor(type, frame));
        if (found == null) {
            throw new NoSuchBeanDefinitionException(type, "it is absent for plugin '" + frame.pluginId() + "'");
        }
        return found;
    }

    @Override
    public @Nullable BeanOwner ownerOf(String beanName) {
        OwnedBeans.OwnedBean own = index.owned().byName(beanName);
        if (own != null) {
            return owner(Frame.Kind.OWNED, own.owner(), beanName);
        }
        WiringIndex.Offer offer = index.offer(beanName);
        String pluginId = binding.pluginId();
        return offer == null || !offer.service().isPluginScoped() || pluginId == null
                ? null
                : owner(Frame.Kind.SERVICE, Owner.plugin(pluginId), beanName);
    }

    private BeanOwner owner(Frame.Kind kind, Owner owner, String beanName) {
        Frame frame = new Frame(null, kind, owner, beanName, null, binding.store(owner.pluginId()));
        return new BoundBeanOwner(this, index.owned(), frame, owner);
    }

    @Override
    public boolean isOpen(String pluginId) {
        return stores.plugin(pluginId).isOpen();
    }

    private @Nullable Object resolve(BoundDescriptor descriptor) {
        try (var bound = binding.resume(descriptor.frame())) {
            return beanFactory.resolveDependency(descriptor, null);
        }
    }

    private static Frame frame(String pluginId, @Nullable String moduleId) {
        return new Frame(Frame.Kind.OWNED, new Owner(pluginId, moduleId), PLACE);
    }
}
