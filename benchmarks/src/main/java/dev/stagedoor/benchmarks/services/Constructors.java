package dev.stagedoor.benchmarks.services;

import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Makes the services without a container: an index from contract to constructor, and recursion. */
final class Constructors {

    private final Map<Class<?>, Constructor<?>> index = new HashMap<>();

    private final Map<Class<?>, Object> instances = new HashMap<>();

    static Map<Class<?>, Object> call(int services, ClassLoader loader) throws ReflectiveOperationException {
        Constructors constructors = new Constructors();
        for (int number = 0; number < services; number++) {
            Class<?> type = loader.loadClass(DistinctServices.className(number));
            constructors.index.put(type.getInterfaces()[0], type.getConstructors()[0]);
        }
        for (Class<?> contract : constructors.index.keySet()) {
            constructors.get(contract);
        }
        return constructors.instances;
    }

    private Object get(Class<?> contract) throws ReflectiveOperationException {
        Object known = instances.get(contract);
        if (known != null) {
            return known;
        }
        Constructor<?> constructor = Objects.requireNonNull(index.get(contract));
        Class<?>[] types = constructor.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = get(types[i]);
        }
        Object instance = constructor.newInstance(arguments);
        instances.put(contract, instance);
        return instance;
    }
}
