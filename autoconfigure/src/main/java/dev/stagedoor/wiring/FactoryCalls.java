package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.factory.BeanFactory;

import dev.stagedoor.Dependencies;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;

/** Calls the callbacks of service factory objects with what they declared. */
class FactoryCalls {

    private final BeanFactory beanFactory;

    private final ServiceLookup lookup;

    private final Binding binding;

    FactoryCalls(BeanFactory beanFactory, ServiceLookup lookup, Binding binding) {
        this.beanFactory = beanFactory;
        this.lookup = lookup;
        this.binding = binding;
    }

    /** Makes an instance. Its failure is wrapped by the scope. */
    Object create(ServiceFactory<?> factory, String rootContextName) {
        Dependencies dependencies = resolve(factory, ref -> true);
        Object context = factory.hasRootContext() ? beanFactory.getBean(rootContextName) : null;
        Object instance = call(() -> factory.create(dependencies, context));
        if (instance == null) {
            throw ServiceCreationException.nothing(factory.service().id(), holder(), "the callback of " + factory);
        }
        return instance;
    }

    Object createRootContext(ServiceFactory<?> factory) {
        Dependencies dependencies = resolve(factory, ref -> ref.scope() == ServiceScope.ROOT);
        Object context = call(() -> factory.createRootContext(dependencies));
        if (context == null) {
            throw ServiceCreationException.nothing(
                    factory.service().id(), "root", "the root context callback of " + factory);
        }
        return context;
    }

    private Dependencies resolve(ServiceFactory<?> factory, Predicate<ServiceRef<?>> filter) {
        ResolvedDependencies resolved = new ResolvedDependencies(
                "service '" + factory.service().id() + "'",
                "ServiceFactory.of(...).deps(..., <the reference>).create(deps -> ...)");
        List<String> missing = new ArrayList<>();
        for (ServiceRef<?> ref : factory.dependencies()) {
            if (filter.test(ref)) {
                Object value = lookup.find(ref);
                if (value == null) {
                    missing.add(ref.id());
                } else {
                    resolved.put(ref, value);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw ServiceCreationException.missing(factory.service().id(), holder(), missing);
        }
        return resolved;
    }

    private String holder() {
        String pluginId = binding.pluginId();
        return pluginId == null ? "root" : pluginId;
    }

    private static <T extends @Nullable Object> T call(Callable<T> callable) {
        try {
            return callable.call();
        } catch (RuntimeException ex) {
            throw ex;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new CallbackException(ex);
        } catch (Exception ex) {
            throw new CallbackException(ex);
        }
    }

    /** Carries a checked exception of a callback to where the failure is described. */
    static final class CallbackException extends BeanInstantiationException {

        private static final long serialVersionUID = 1L;

        CallbackException(Throwable cause) {
            super(ServiceFactory.class, String.valueOf(cause.getMessage()), cause);
        }
    }
}
