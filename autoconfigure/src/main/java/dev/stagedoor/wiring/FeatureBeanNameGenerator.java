package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ConfigurationBeanNameGenerator;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.core.type.MethodMetadata;

/**
 * Names beans as Spring does, except that the {@code @Bean} methods of plugins carry the plugin's id and that a
 * scanned component whose name is taken gets its class's name, until its owner is known.
 */
class FeatureBeanNameGenerator implements ConfigurationBeanNameGenerator {

    private final BeanNameGenerator scanned;

    private final BeanNameGenerator imported = FullyQualifiedAnnotationBeanNameGenerator.INSTANCE;

    private final Ownership ownership;

    FeatureBeanNameGenerator(Ownership ownership) {
        this(ownership, AnnotationBeanNameGenerator.INSTANCE);
    }

    private FeatureBeanNameGenerator(Ownership ownership, BeanNameGenerator scanned) {
        this.ownership = ownership;
        this.scanned = scanned;
    }

    /** Names scanned components as the application asked for. */
    FeatureBeanNameGenerator on(BeanNameGenerator custom) {
        return new FeatureBeanNameGenerator(ownership, custom);
    }

    @Override
    public String generateBeanName(BeanDefinition definition, BeanDefinitionRegistry registry) {
        if (!(definition instanceof ScannedGenericBeanDefinition component)) {
            return imported.generateBeanName(definition, registry);
        }
        String name = scanned.generateBeanName(definition, registry);
        return isTaken(name, component, registry) ? component.getMetadata().getClassName() : name;
    }

    @Override
    public String deriveBeanName(MethodMetadata beanMethod, @Nullable String beanName) {
        String name = beanName != null
                ? beanName
                : scanned instanceof ConfigurationBeanNameGenerator custom
                        ? custom.deriveBeanName(beanMethod, null)
                        : beanMethod.getMethodName();
        Owner owner = ownership.ownerOf(beanMethod.getDeclaringClassName());
        return owner == null ? name : owner.prefix() + name;
    }

    private static boolean isTaken(
            String name, ScannedGenericBeanDefinition component, BeanDefinitionRegistry registry) {
        if (!registry.containsBeanDefinition(name)) {
            return false;
        }
        BeanDefinition other = registry.getBeanDefinition(name);
        return other instanceof ScannedGenericBeanDefinition
                && !component.getMetadata().getClassName().equals(other.getBeanClassName());
    }
}
