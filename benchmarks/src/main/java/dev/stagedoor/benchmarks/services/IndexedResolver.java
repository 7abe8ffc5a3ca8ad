package dev.stagedoor.benchmarks.services;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/** Spares Spring its look-ups by type: an index by hand, from contract to the name of the bean. */
class IndexedResolver extends ContextAnnotationAutowireCandidateResolver {

    private final Map<Class<?>, String> index = new HashMap<>();

    void add(Class<?> contract, String beanName) {
        index.put(contract, beanName);
    }

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
        return index.get(descriptor.getDependencyType());
    }
}
