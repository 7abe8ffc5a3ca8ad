package dev.stagedoor.test;

import java.lang.reflect.Field;

import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/** Fills the fields of tests that are annotated with {@link InPlugin}. */
class InPluginTestExecutionListener extends AbstractTestExecutionListener {

    /** Right before Spring's own injection, which takes the request to inject again away. */
    @Override
    public int getOrder() {
        return DependencyInjectionTestExecutionListener.ORDER - 1;
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        inject(test);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        if (Boolean.TRUE.equals(
                test.getAttribute(DependencyInjectionTestExecutionListener.REINJECT_DEPENDENCIES_ATTRIBUTE))) {
            inject(test);
        }
    }

    private static void inject(TestContext test) {
        ReflectionUtils.doWithFields(
                test.getTestClass(), field -> inject(field, test), field -> field.isAnnotationPresent(InPlugin.class));
    }

    private static void inject(Field field, TestContext test) {
        InPlugin place = field.getAnnotation(InPlugin.class);
        Assert.state(place.qualifier().isEmpty(), () -> "Annotate " + field + " with @Qualifier instead");
        DependencyDescriptor injectionPoint = new DependencyDescriptor(field, true);
        injectionPoint.setContainingClass(test.getTestClass());
        Object value = InPluginInjection.resolve(test.getApplicationContext(), place, injectionPoint);
        ReflectionUtils.makeAccessible(field);
        ReflectionUtils.setField(field, test.getTestInstance(), value);
    }
}
