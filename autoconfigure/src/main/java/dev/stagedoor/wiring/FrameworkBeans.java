package dev.stagedoor.wiring;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Puts extensions that know plugins in the place of infrastructure of Spring's that acts on all beans. An
 * application without plugins keeps Spring's own.
 */
class FrameworkBeans {

    private static final String AUTO_PROXY_CREATOR = "org.springframework.aop.config.internalAutoProxyCreator";

    private static final String ASPECTJ_CREATOR =
            "org.springframework.aop.aspectj.annotation.AnnotationAwareAspectJAutoProxyCreator";

    private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";

    private static final String PACKAGE = FrameworkBeans.class.getPackageName() + ".";

    private final BeanDefinitionRegistry registry;

    private final OwnedBeans owned;

    FrameworkBeans(BeanDefinitionRegistry registry, OwnedBeans owned) {
        this.registry = registry;
        this.owned = owned;
    }

    void extend() {
        if (owned.isEmpty()) {
            return;
        }
        // By name, because most of what these classes need is loaded for them alone.
        replace(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME, "PluginSchedules");
        replace(AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME, "PluginEventListenerFactory");
        if (registry.containsBeanDefinition(AUTO_PROXY_CREATOR) && ownsAspect()) {
            BeanDefinition creator = registry.getBeanDefinition(AUTO_PROXY_CREATOR);
            if (ASPECTJ_CREATOR.equals(creator.getBeanClassName())) {
                creator.setBeanClassName(PACKAGE + "PluginAspects");
            }
        }
    }

    private boolean ownsAspect() {
        return owned.all().stream().anyMatch(bean -> AnnotatedElementUtils.isAnnotated(bean.type(), ASPECT));
    }

    private void replace(String beanName, String extension) {
        String className = PACKAGE + extension;
        if (registry.containsBeanDefinition(beanName)
                && !className.equals(registry.getBeanDefinition(beanName).getBeanClassName())) {
            registry.removeBeanDefinition(beanName);
            RootBeanDefinition definition = new RootBeanDefinition(className);
            definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
            registry.registerBeanDefinition(beanName, definition);
        }
    }
}
