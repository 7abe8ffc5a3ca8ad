package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * Hides the plugin on whose behalf a thread works while a root bean is created on it, so that what all plugins
 * share never captures what is one plugin's. Decorates root services.
 */
class RootFrames implements InstantiationAwareBeanPostProcessor, Ordered {

    private final WiringIndex index;

    private final Binding binding;

    private final Decorators decorators;

    private final StartTimeline timeline;

    RootFrames(Wiring wiring, Decorators decorators) {
        this.timeline = wiring.timeline();
        this.index = wiring.index();
        this.binding = wiring.binding();
        this.decorators = decorators;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
        WiringIndex.Offer offer = index.offer(beanName);
        if (offer != null && !offer.service().isPluginScoped()) {
            timeline.serviceBegins(beanName, offer.service().id());
        }
        if (binding.top() != null && isRoot(beanName)) {
            binding.enterRoot(beanName);
        }
        return null;
    }

    /** What a {@code @Bean} method returned for nothing comes no further than here. */
    @Override
    public boolean postProcessAfterInstantiation(Object bean, String beanName) {
        if (bean.equals(null)) {
            binding.popRoot(beanName);
            WiringIndex.Offer offer = index.offer(beanName);
            if (offer != null && !offer.service().isPluginScoped()) {
                throw ServiceCreationException.nothing(
                        offer.service().id(), "root", offer.service().originOf(beanName));
            }
        }
        return true;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        binding.popRoot(beanName);
        WiringIndex.Offer offer = index.offer(beanName);
        if (offer == null || offer.service().isPluginScoped()) {
            return bean;
        }
        timeline.serviceEnds(beanName);
        return offer.service().isLazy(beanName) ? bean : decorators.apply(offer.service(), bean, null);
    }

    private boolean isRoot(String beanName) {
        WiringIndex.Offer offer = index.offer(beanName);
        return index.owned().byName(beanName) == null
                && index.rootContextOf(beanName) == null
                && (offer == null || !offer.service().isPluginScoped());
    }
}
