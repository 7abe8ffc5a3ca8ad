package dev.stagedoor.wiring;

import java.util.Arrays;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

import dev.stagedoor.config.RootConfigService;

/** Validates the wiring once definitions are complete, and fails the start on any mistake of the backend. */
class WiringValidator implements BeanFactoryPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        Wiring wiring = Wiring.of(beanFactory);
        wiring.setReplaceable(false);
        Needs needs = new Needs(wiring.index(), wiring.requirements());
        GraphValidator validator = new GraphValidator(
                wiring,
                needs,
                service -> wiring.isAwaitingLoaders() || isSupplied(service, beanFactory, wiring.index()),
                beanFactory::containsSingleton);
        ReservedServices.check(wiring.index().services(), wiring.problems());
        validator.validate();
        for (String name : beanFactory.getBeanDefinitionNames()) {
            if (isApplicationBean(beanFactory.getBeanDefinition(name))
                    && !beanFactory.containsSingleton(name)
                    && wiring.index().owned().byName(name) == null
                    && wiring.index().offer(name) == null
                    && wiring.index().rootContextOf(name) == null) {
                validator.checkRootBean(name);
            }
        }
        wiring.index().services().seal();
        if (BuildTime.isNow()) {
            new BuildTimeCheck(wiring.problems(), beanFactory.getBeanProvider(RootConfigService.class)::getIfAvailable)
                    .run();
        }
        wiring.problems().failOnBackend();
    }

    /** Whether a bean of the root that the index does not know, such as a mock, can stand in for a service. */
    private static boolean isSupplied(Service service, ConfigurableListableBeanFactory beanFactory, WiringIndex index) {
        return Arrays.stream(beanFactory.getBeanNamesForType(service.contract(), true, false))
                .anyMatch(name -> index.owned().byName(name) == null && index.offer(name) == null);
    }

    private static boolean isApplicationBean(BeanDefinition definition) {
        String declaring = Definitions.declaringClass(definition);
        String className = declaring != null ? declaring : definition.getBeanClassName();
        return definition.getRole() == BeanDefinition.ROLE_APPLICATION
                && className != null
                && !className.startsWith("org.springframework.");
    }
}
