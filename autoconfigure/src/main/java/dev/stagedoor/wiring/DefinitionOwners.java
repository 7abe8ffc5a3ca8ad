package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.core.annotation.MergedAnnotation;

import dev.stagedoor.PluginComponent;

/**
 * Finds the owner of a bean definition: that of the class which declares its {@code @Bean} method, otherwise that
 * of its own class. Infrastructure belongs to nobody.
 */
class DefinitionOwners {

    private final Ownership ownership;

    DefinitionOwners(Ownership ownership) {
        this.ownership = ownership;
    }

    @Nullable
    Owner ownerOf(BeanDefinition definition) {
        if (definition.getRole() == BeanDefinition.ROLE_INFRASTRUCTURE) {
            return null;
        }
        String declaring = Definitions.declaringClass(definition);
        if (declaring != null) {
            return ownership.ownerOf(declaring);
        }
        String className = definition.getBeanClassName();
        if (className == null) {
            return null;
        }
        Owner explicit = explicitOwner(definition);
        return explicit != null ? explicit : ownership.ownerOf(className);
    }

    private @Nullable Owner explicitOwner(BeanDefinition definition) {
        MergedAnnotation<PluginComponent> component =
                Definitions.annotations(definition).get(PluginComponent.class);
        if (!component.isPresent()) {
            return null;
        }
        String moduleId = component.getString("moduleId");
        return new Owner(component.getString("pluginId"), moduleId.isEmpty() ? null : moduleId);
    }
}
