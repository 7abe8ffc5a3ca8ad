package dev.stagedoor.wiring;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.aspectj.AspectJPrecedenceInformation;
import org.springframework.aop.aspectj.annotation.AnnotationAwareAspectJAutoProxyCreator;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Spring's support for {@code @Aspect}, which applies an aspect of a plugin or module to its own beans alone. */
class PluginAspects extends AnnotationAwareAspectJAutoProxyCreator {

    private @Nullable OwnedBeans owned;

    @Override
    protected void initBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        super.initBeanFactory(beanFactory);
        owned = Wiring.of(beanFactory).index().owned();
    }

    @Override
    protected List<Advisor> findAdvisorsThatCanApply(List<Advisor> candidates, Class<?> beanClass, String beanName) {
        Owner owner = ownerOf(beanName);
        return super.findAdvisorsThatCanApply(
                candidates.stream().filter(advisor -> reaches(advisor, owner)).toList(), beanClass, beanName);
    }

    private boolean reaches(Advisor advisor, @Nullable Owner owner) {
        Owner aspectOwner =
                advisor instanceof AspectJPrecedenceInformation aspect ? ownerOf(aspect.getAspectName()) : null;
        return aspectOwner == null || aspectOwner.equals(owner);
    }

    private @Nullable Owner ownerOf(String beanName) {
        OwnedBeans.OwnedBean own = owned == null ? null : owned.byName(beanName);
        return own == null ? null : own.owner();
    }
}
