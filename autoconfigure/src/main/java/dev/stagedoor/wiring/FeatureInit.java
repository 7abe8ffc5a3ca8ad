package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.List;

import dev.stagedoor.Dependency;
import dev.stagedoor.RegistrationPoints;

/** What runs when a plugin or module starts. */
sealed interface FeatureInit {

    /**
     * The {@code @Init} method of an annotated class.
     *
     * @param beanName the bean of the class
     * @param method the method
     */
    record OfMethod(String beanName, Method method) implements FeatureInit {}

    /**
     * The init callback of an object.
     *
     * @param callback the callback
     * @param dependencies what it asks for
     */
    record OfCallback(RegistrationPoints.InitCallback callback, List<Dependency<?>> dependencies)
            implements FeatureInit {}

    /** An annotated class without an {@code @Init} method. */
    record None() implements FeatureInit {}
}
