package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/** Tells everyone who collects from plugins that one opens or closes. */
class CarryOver {

    private static final Logger logger = LoggerFactory.getLogger(CarryOver.class);

    private final Wiring wiring;

    private final Supplier<List<PluginListener>> listeners;

    CarryOver(Wiring wiring, Supplier<List<PluginListener>> listeners) {
        this.wiring = wiring;
        this.listeners = listeners;
    }

    /** Stops in the middle if the run ends meanwhile. */
    void open(InstanceStore store) {
        for (PluginListener listener : listeners.get()) {
            if (store.isOpen()) {
                listener.opened(store.holder(), new Beans(wiring.index().owned(), store));
            }
        }
    }

    /** Waits, not longer than the limit, until nothing is under way in a plugin that takes nothing new. */
    void drain(String pluginId, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        reversed("wait for something", pluginId, listener -> {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            listener.draining(pluginId, left);
        });
    }

    void close(String pluginId) {
        reversed("take back something", pluginId, listener -> listener.closing(pluginId));
    }

    private void reversed(String what, String pluginId, Consumer<PluginListener> action) {
        List<PluginListener> all = new ArrayList<>(listeners.get());
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                action.accept(all.get(i));
            } catch (RuntimeException | LinkageError | StackOverflowError ex) {
                logger.warn("{} could not {} of plugin '{}'", all.get(i), what, pluginId, ex);
            }
        }
    }

    /** The beans of one plugin. */
    private record Beans(OwnedBeans owned, InstanceStore store) implements PluginListener.PluginBeans {

        @Override
        public List<String> names(Class<?> type) {
            return owned.ofPlugin(store.holder()).stream()
                    .filter(bean -> type.isAssignableFrom(bean.type()))
                    .map(OwnedBeans.OwnedBean::beanName)
                    .toList();
        }

        @Override
        public <T> List<T> instances(Class<T> type) {
            List<T> instances = new ArrayList<>(instancesByName(type).values());
            AnnotationAwareOrderComparator.sort(instances);
            return instances;
        }

        @Override
        public <T> Map<String, T> instancesByName(Class<T> type) {
            Map<String, T> instances = new LinkedHashMap<>();
            for (OwnedBeans.OwnedBean bean : owned.ofPlugin(store.holder())) {
                Object instance = store.existing(bean.beanName());
                if (type.isInstance(instance)) {
                    String name = bean.localName();
                    instances.put(instances.containsKey(name) ? bean.beanName() : name, type.cast(instance));
                }
            }
            return instances;
        }
    }
}
