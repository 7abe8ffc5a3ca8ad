package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.ExtensionPointContext;

/** The frames of the current thread. Binding is never inherited by other threads. */
class Binding {

    private final InstanceStores stores;

    private final ThreadLocal<@Nullable Frame> current = new ThreadLocal<>();

    Binding(InstanceStores stores) {
        this.stores = stores;
    }

    @Nullable
    Frame top() {
        return current.get();
    }

    /** The plugin that plugin-scoped services are for on this thread, or {@code null}. */
    @Nullable
    String pluginId() {
        Frame top = current.get();
        return top == null ? null : top.pluginId();
    }

    /** Whether this thread creates a root bean on behalf of a plugin, which must not see the plugin. */
    boolean isSuspended() {
        Frame top = current.get();
        return top != null && top.kind() == Frame.Kind.ROOT;
    }

    /** The instances of a plugin: of the run to which this thread belongs, else of the current one. */
    InstanceStore store(String pluginId) {
        for (Frame frame = current.get(); frame != null; frame = frame.parent()) {
            if (frame.store() != null && pluginId.equals(frame.pluginId())) {
                return frame.store();
            }
        }
        return stores.plugin(pluginId);
    }

    /** Begins something on behalf of one run of a plugin. */
    Bound run(InstanceStore store, Frame.Kind kind, Owner owner, String place) {
        return push(kind, owner, place, null, store);
    }

    /** Begins the creation of a bean of a plugin or module; one of a module sees what its init sees. */
    Bound owned(Owner owner, String beanName) {
        Frame top = current.get();
        ExtensionPointContext consumer = top == null ? null : top.consumer();
        boolean own = consumer != null
                && consumer.pluginId().equals(owner.pluginId())
                && consumer.moduleId().equals(owner.moduleId());
        return push(Frame.Kind.OWNED, owner, beanName, own ? consumer : null, null);
    }

    Bound service(Owner plugin, String beanName) {
        return push(Frame.Kind.SERVICE, plugin, beanName, null, null);
    }

    Bound root(String beanName) {
        return push(Frame.Kind.ROOT, null, beanName, null, null);
    }

    Bound consumer(Owner owner, String beanName, ExtensionPointContext consumer) {
        return push(Frame.Kind.OWNED, owner, beanName, consumer, null);
    }

    /** Continues on behalf of a frame that was on top when something was injected. */
    Bound resume(Frame frame) {
        return push(frame.kind(), frame.owner(), frame.beanName(), frame.consumer(), frame.store());
    }

    /** Begins the creation of a root bean; {@link #popRoot} ends it, or the frame around it does. */
    void enterRoot(String beanName) {
        push(Frame.Kind.ROOT, null, beanName, null, null);
    }

    /** Ends the root frame of a bean that has been created. */
    void popRoot(String beanName) {
        Frame top = current.get();
        if (top != null && top.kind() == Frame.Kind.ROOT && top.beanName().equals(beanName)) {
            restore(top.parent());
        }
    }

    private Bound push(
            Frame.Kind kind,
            @Nullable Owner owner,
            String beanName,
            @Nullable ExtensionPointContext consumer,
            @Nullable InstanceStore store) {
        Frame previous = current.get();
        InstanceStore own = store != null || owner == null ? store : store(owner.pluginId());
        current.set(new Frame(previous, kind, owner, beanName, consumer, own));
        return new Bound(this, previous);
    }

    private void restore(@Nullable Frame frame) {
        if (frame == null) {
            current.remove();
        } else {
            current.set(frame);
        }
    }

    /** Ends a frame, and with it those that a failure left on top of it. */
    record Bound(Binding binding, @Nullable Frame previous) implements AutoCloseable {

        @Override
        public void close() {
            binding.restore(previous);
        }
    }
}
