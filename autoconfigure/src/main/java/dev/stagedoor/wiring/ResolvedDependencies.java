package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.stagedoor.Dependencies;
import dev.stagedoor.Dependency;

/** The dependencies that a factory, an init or a loader declared. */
final class ResolvedDependencies implements Dependencies {

    private final String asker;

    private final String declaration;

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Begins with none.
     *
     * @param asker who declared them, for messages
     * @param declaration the code that declares a further one, for messages
     */
    ResolvedDependencies(String asker, String declaration) {
        this.asker = asker;
        this.declaration = declaration;
    }

    void put(Dependency<?> dependency, Object value) {
        values.put(dependency.toString(), value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D> D get(Dependency<D> dependency) {
        Object value = values.get(dependency.toString());
        if (value == null) {
            throw new UndeclaredDependencyException(
                    CauseProblems.undeclared(dependency, asker, declaration, values.keySet()));
        }
        return (D) value;
    }
}
