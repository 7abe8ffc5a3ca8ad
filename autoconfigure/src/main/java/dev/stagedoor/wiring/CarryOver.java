package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    void open(String pluginId) {
        for (PluginListener listener : listeners.get()) {
            listener.opened(pluginId, new Beans(wiring, pluginId));
        }
    }

    void close(String pluginId) {
        List<PluginListener> all = new ArrayList<>(listeners.get());
        for (int i = all.size() - 1; i >= 0; i--) {
            try {
                all.get(i).closing(pluginId);
            } catch (RuntimeException ex) {
                logger.warn("{} could not take back what plugin '{}' had", all.get(i), pluginId, ex);
            }
        }
    }

    /** The beans of one plugin. */
    private record Beans(Wiring wiring, String pluginId) implements PluginListener.PluginBeans {

        @Override
        public List<String> names(Class<?> type) {
            return wiring.index().owned().ofPlugin(pluginId).stream()
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
            InstanceStore store = wiring.stores().plugin(pluginId);
            for (OwnedBeans.OwnedBean bean : wiring.index().owned().ofPlugin(pluginId)) {
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
