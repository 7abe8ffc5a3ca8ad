package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.stagedoor.Dependencies;
import dev.stagedoor.Dependency;

/** The dependencies that a factory, an init or a loader declared. */
final class ResolvedDependencies implements Dependencies {

    private final String asker;

    private final Map<String, Object> values = new LinkedHashMap<>();

    ResolvedDependencies(String asker) {
        this.asker = asker;
    }

    void put(Dependency<?> dependency, Object value) {
        values.put(dependency.toString(), value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D> D get(Dependency<D> dependency) {
        Object value = values.get(dependency.toString());
        if (value == null) {
            throw new IllegalArgumentException(
                    dependency + " was not declared as a dependency of " + asker + "; declared are " + values.keySet());
        }
        return (D) value;
    }
}
