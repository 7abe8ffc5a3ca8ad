package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.stagedoor.ServiceFactory;

/** What a factory under test is given, of which later factories replace earlier ones of the same service. */
final class FactoryDependencies {

    private final Map<String, Object> factories = new LinkedHashMap<>();

    private final List<Object> others = new ArrayList<>();

    void add(Object dependency) {
        if (dependency instanceof FakeService<?> fake) {
            add(fake.factory());
        } else if (dependency instanceof ServiceFactory<?> factory
                && !factory.service().isMultiton()) {
            factories.put(factory.service().id(), factory);
        } else {
            others.add(dependency);
        }
    }

    /** Forgets what offers a service, because the subject does. */
    void remove(String serviceId) {
        factories.remove(serviceId);
    }

    List<Object> features() {
        List<Object> features = new ArrayList<>(factories.values());
        features.addAll(others);
        return features;
    }
}
