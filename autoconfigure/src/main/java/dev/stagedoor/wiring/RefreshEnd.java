package dev.stagedoor.wiring;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Ends the refresh of a context once all post-processors of its bean factory have run: the first thing that is made
 * afterwards is this, which cannot be made.
 */
final class RefreshEnd implements MergedBeanDefinitionPostProcessor {

    private RefreshEnd() {}

    /** Completes the definitions of a context whose beans are not wanted. */
    static void refresh(GenericApplicationContext context) {
        context.registerBean(
                RefreshEnd.class.getName(),
                RefreshEnd.class,
                () -> {
                    throw new Reached();
                },
                definition -> definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE));
        try {
            context.refreshForAotProcessing(new RuntimeHints());
        } catch (BeanCreationException ex) {
            if (!(ex.getMostSpecificCause() instanceof Reached)) {
                throw ex;
            }
        }
    }

    @Override
    public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String beanName) {}

    /** Says that the end is reached. */
    private static final class Reached extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Reached() {
            super("All post-processors of the bean factory have run", null, false, false);
        }
    }
}
