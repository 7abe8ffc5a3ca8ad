package dev.stagedoor.wiring;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * Keeps the beans of plugins out of the conditions of auto-configurations and of other plugins, which look at
 * autowire candidates alone, while definitions are collected.
 */
class HiddenCandidates {

    private final DefinitionOwners owners;

    private final Set<String> hidden = new LinkedHashSet<>();

    private final Set<String> seen = new LinkedHashSet<>();

    HiddenCandidates(DefinitionOwners owners) {
        this.owners = owners;
    }

    void hide(BeanDefinitionRegistry registry) {
        String[] names = registry.getBeanDefinitionNames();
        // New ones come last.
        for (int i = names.length - 1; i >= 0 && seen.add(names[i]); i--) {
            BeanDefinition definition = registry.getBeanDefinition(names[i]);
            if (definition.isAutowireCandidate() && owners.ownerOf(definition) != null) {
                definition.setAutowireCandidate(false);
                hidden.add(names[i]);
            }
        }
    }

    void reveal(BeanDefinitionRegistry registry) {
        for (String name : hidden) {
            if (registry.containsBeanDefinition(name)) {
                registry.getBeanDefinition(name).setAutowireCandidate(true);
            }
        }
        hidden.clear();
        seen.clear();
    }
}
