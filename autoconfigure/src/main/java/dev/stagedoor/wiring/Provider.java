package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Initialization;
import dev.stagedoor.ServiceFactory;

/**
 * A bean that offers a service.
 *
 * @param beanName the bean
 * @param layer where it comes from
 * @param origin where it is declared, for messages
 * @param declaringClass the class of its {@code @Bean} method, or {@code null}
 * @param initialization when it is created
 * @param order where it stands among the members of a multiton that come from the same layer
 * @param primary whether it is marked as the one to prefer
 * @param factory the factory object behind it, or {@code null} for a {@code @Bean} method or a class
 */
record Provider(
        String beanName,
        Layer layer,
        String origin,
        @Nullable String declaringClass,
        Initialization initialization,
        int order,
        boolean primary,
        @Nullable ServiceFactory<?> factory) {

    @Override
    public String toString() {
        return "bean '" + beanName + "' (" + layer + ", " + origin + ")";
    }
}
