package dev.stagedoor.wiring;

import java.util.List;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import dev.stagedoor.ExtensionPointContext;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;

/** Puts bean definitions where the index says that they belong: plugins' beans and services in their scopes. */
class DefinitionRewriter {

    private final DefaultListableBeanFactory beanFactory;

    private final Wiring wiring;

    private final Requirements requirements;

    DefinitionRewriter(DefaultListableBeanFactory beanFactory, Wiring wiring, Requirements requirements) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
        this.requirements = requirements;
    }

    void rewrite() {
        for (String name : beanFactory.getBeanDefinitionNames()) {
            if (!(beanFactory.getBeanDefinition(name) instanceof AbstractBeanDefinition definition)) {
                continue;
            }
            WiringIndex.Offer offer = wiring.index().offer(name);
            if (wiring.index().owned().byName(name) != null) {
                rewriteOwned(name, definition);
            } else if (offer != null) {
                rewriteService(name, definition, offer.service());
            } else if (wiring.index().rootContextOf(name) != null) {
                definition.setLazyInit(true);
            }
        }
    }

    private void rewriteOwned(String name, AbstractBeanDefinition definition) {
        OwnCandidates.hide(definition);
        if (definition.getLazyInit() == null) {
            definition.setLazyInit(false);
        }
        if (!Definitions.isSingleton(definition)) {
            return;
        }
        List<Requirement> asked = requirements.of(name);
        boolean forEachModule = asked.stream().anyMatch(each -> each.rawType() == ExtensionPointContext.class);
        definition.setScope(forEachModule ? BeanDefinition.SCOPE_PROTOTYPE : PluginScope.NAME);
    }

    private static void rewriteService(String name, AbstractBeanDefinition definition, Service service) {
        if (!definition.hasQualifier(Qualifier.class.getName())) {
            definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, service.id()));
        }
        if (definition.getLazyInit() == null) {
            definition.setLazyInit(false);
        }
        if (!service.isPluginScoped() && Definitions.isSingleton(definition) && service.isLazy(name)) {
            definition.setScope(RootContext.SCOPE_NAME);
        }
    }
}
