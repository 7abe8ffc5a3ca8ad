package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Has a backend that is processed ahead of time tell of the same overrides as one that is not. */
class WithdrawnDefaultsAotProcessor implements BeanFactoryInitializationAotProcessor {

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beanFactory) {
        if (Wiring.known(beanFactory) == null) {
            return null;
        }
        String text = new WithdrawnDefaults(beanFactory).text();
        return (generation, code) -> {
            generation.getGeneratedFiles().addResourceFile(WithdrawnDefaults.RESOURCE, text);
            generation.getRuntimeHints().resources().registerPattern(WithdrawnDefaults.RESOURCE);
        };
    }
}
