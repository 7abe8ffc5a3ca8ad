package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** The owner that a frame tells, which knows the run. */
record BoundBeanOwner(BoundPluginServices services, OwnedBeans owned, Frame frame, Owner owner) implements BeanOwner {

    @Override
    public String pluginId() {
        return owner.pluginId();
    }

    @Override
    public <T> T resolve(Class<T> type) {
        return type.cast(services.resolve(ResolvableType.forClass(type), frame));
    }

    @Override
    public @Nullable String beanName(String localName) {
        String name = owner.prefix() + localName;
        return frame.kind() == Frame.Kind.OWNED && owned.byName(name) != null ? name : null;
    }
}
