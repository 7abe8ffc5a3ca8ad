package dev.stagedoor.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Gives the beans of plugins names that begin with the plugin's id, so that plugins which know nothing of each
 * other may use the same names; the short name goes on as a qualifier.
 */
class OwnedRenamer {

    private final DefaultListableBeanFactory beanFactory;

    private final DefinitionOwners owners;

    OwnedRenamer(DefaultListableBeanFactory beanFactory, DefinitionOwners owners) {
        this.beanFactory = beanFactory;
        this.owners = owners;
    }

    void rename() {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            Owner owner = owners.ownerOf(definition);
            if (owner == null) {
                checkConflict(name, definition);
            } else if (definition instanceof AbstractBeanDefinition own) {
                String local = localName(name, own, owner);
                own.addQualifier(new AutowireCandidateQualifier(Qualifier.class, local));
                if (isRenamed(own) && !name.startsWith(owner.prefix())) {
                    renamed.put(name, owner.prefix() + local);
                }
            }
        }
        renamed.forEach(this::rename);
        repoint(renamed);
    }

    /** The name without the owner's prefix. */
    static String localName(String name, Owner owner) {
        return name.startsWith(owner.prefix()) ? name.substring(owner.prefix().length()) : name;
    }

    private static String localName(String name, BeanDefinition definition, Owner owner) {
        String className = definition.getBeanClassName();
        return className != null && name.equals(className) ? shortName(className) : localName(name, owner);
    }

    private static String shortName(String className) {
        return StringUtils.uncapitalizeAsProperty(ClassUtils.getShortName(className));
    }

    private static boolean isRenamed(BeanDefinition definition) {
        return definition instanceof AnnotatedBeanDefinition
                && (definition instanceof ScannedGenericBeanDefinition
                        || Definitions.declaringClass(definition) != null);
    }

    private void rename(String from, String to) {
        BeanDefinition definition = beanFactory.getBeanDefinition(from);
        beanFactory.removeBeanDefinition(from);
        beanFactory.registerBeanDefinition(to, definition);
    }

    private void repoint(Map<String, String> renamed) {
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            String factory = definition.getFactoryBeanName();
            if (factory != null && renamed.containsKey(factory)) {
                definition.setFactoryBeanName(renamed.get(factory));
            }
            String[] dependsOn = definition.getDependsOn();
            Owner owner = dependsOn == null ? null : owners.ownerOf(definition);
            if (dependsOn != null && owner != null) {
                for (int i = 0; i < dependsOn.length; i++) {
                    String own = owner.prefix() + dependsOn[i];
                    dependsOn[i] = beanFactory.containsBeanDefinition(own) ? own : dependsOn[i];
                }
            }
        }
    }

    /** Two components of the application with one name are a mistake, as they are without plugins. */
    private void checkConflict(String name, BeanDefinition definition) {
        if (definition instanceof ScannedGenericBeanDefinition && name.equals(definition.getBeanClassName())) {
            String wanted = shortName(name);
            if (beanFactory.containsBeanDefinition(wanted)
                    && owners.ownerOf(beanFactory.getBeanDefinition(wanted)) == null) {
                throw new IllegalStateException("Bean name '" + wanted + "' for class [" + name
                        + "] conflicts with the existing definition of class ["
                        + beanFactory.getBeanDefinition(wanted).getBeanClassName() + "]");
            }
        }
    }
}
