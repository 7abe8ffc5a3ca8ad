package dev.stagedoor.wiring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.util.ReflectionUtils;

import dev.stagedoor.Dependency;
import dev.stagedoor.ExtensionPointContext;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.ServiceRef;

/** Resolves what an init asks for and runs it, on behalf of its plugin or module. */
class InitRunner {

    private final ConfigurableListableBeanFactory beanFactory;

    private final ServiceLookup lookup;

    private final ExtensionPoints extensionPoints;

    private final MissingBeans missing;

    InitRunner(
            ConfigurableListableBeanFactory beanFactory,
            ServiceLookup lookup,
            ExtensionPoints extensionPoints,
            MissingBeans missing) {
        this.missing = missing;
        this.beanFactory = beanFactory;
        this.lookup = lookup;
        this.extensionPoints = extensionPoints;
    }

    /** Runs on a thread that is bound to the owner. What the init throws is thrown as it is. */
    void run(Feature feature, @Nullable ExtensionPointContext consumer) throws Exception {
        if (feature.init() instanceof FeatureInit.OfMethod init) {
            invoke(init, feature.owner());
        } else if (feature.init() instanceof FeatureInit.OfCallback init) {
            init.callback().init(resolve(feature.owner(), init.dependencies(), consumer));
        }
    }

    private void invoke(FeatureInit.OfMethod init, Owner owner) throws Exception {
        Object bean = beanFactory.getBean(init.beanName());
        Method method = init.method();
        @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = resolve(new MethodParameter(method, i), init.beanName(), owner);
        }
        ReflectionUtils.makeAccessible(method);
        try {
            method.invoke(bean, arguments);
        } catch (InvocationTargetException ex) {
            if (ex.getTargetException() instanceof Exception cause) {
                throw cause;
            }
            if (ex.getTargetException() instanceof Error cause) {
                throw cause;
            }
            throw ex;
        }
    }

    private @Nullable Object resolve(MethodParameter parameter, String beanName, Owner owner) {
        try {
            return beanFactory.resolveDependency(new DependencyDescriptor(parameter, true), beanName);
        } catch (NoSuchBeanDefinitionException ex) {
            throw missing.explain(ex, parameter, beanName, owner);
        }
    }

    private ResolvedDependencies resolve(
            Owner owner, List<Dependency<?>> dependencies, @Nullable ExtensionPointContext consumer) {
        ResolvedDependencies resolved =
                new ResolvedDependencies(owner.toString(), "env.registerInit(deps -> ..., <the reference>)");
        List<String> missing = new ArrayList<>();
        for (Dependency<?> dependency : dependencies) {
            Object value = find(owner, dependency, consumer);
            if (value == null) {
                missing.add(dependency.toString());
            } else {
                resolved.put(dependency, value);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("No service available for the following dependencies of " + owner + ": "
                    + String.join(", ", missing));
        }
        return resolved;
    }

    private @Nullable Object find(Owner owner, Dependency<?> dependency, @Nullable ExtensionPointContext consumer) {
        if (dependency instanceof ServiceRef<?> ref) {
            return lookup.find(ref);
        }
        return consumer == null ? null : extensionPoints.find((ExtensionPointRef<?>) dependency, owner, consumer);
    }
}
