package dev.stagedoor.wiring;

import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Keeps the beans of plugins from being what somebody outside gets who asks the container for the bean of a type,
 * as Spring does for executors, schedulers and managers of all kinds; injection in the plugin sees them.
 */
final class OwnCandidates {

    /** Tells which beans are candidates in their plugin; unlike an attribute it survives processing ahead of time. */
    private static final String MARK = "dev.stagedoor.wiring.candidate";

    private OwnCandidates() {}

    static void hide(AbstractBeanDefinition definition) {
        if (definition.isAutowireCandidate()) {
            definition.addQualifier(new AutowireCandidateQualifier(MARK));
            definition.setAutowireCandidate(false);
        }
    }

    /** The candidate as its own plugin sees it. */
    static BeanDefinitionHolder reveal(BeanDefinitionHolder candidate) {
        if (!(candidate.getBeanDefinition() instanceof RootBeanDefinition definition)
                || !definition.hasQualifier(MARK)) {
            return candidate;
        }
        RootBeanDefinition visible = new RootBeanDefinition(definition);
        visible.setAutowireCandidate(true);
        return new BeanDefinitionHolder(visible, candidate.getBeanName(), candidate.getAliases());
    }
}
