package dev.stagedoor.wiring;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointContext;
import dev.stagedoor.ExtensionPointMiddleware;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.RegistrationPoints.ExtensionPointFactory;

/** Gives modules the extension points of their plugin, after the middleware of the application. */
class ExtensionPoints {

    private final ConfigurableListableBeanFactory beanFactory;

    private final Registrations registrations;

    private final Binding binding;

    private volatile @Nullable List<ExtensionPointMiddleware<?>> middleware;

    ExtensionPoints(ConfigurableListableBeanFactory beanFactory, Wiring wiring) {
        this.beanFactory = beanFactory;
        this.registrations = wiring.registrations();
        this.binding = wiring.binding();
    }

    /** What a module receives where it asks for an interface, or {@code null} if that is no extension point for it. */
    @Nullable
    Object find(Class<?> contract, Frame requester) {
        Owner owner = requester.owner();
        ExtensionPointContext consumer = requester.consumer();
        ExtensionPoint annotation = contract.getAnnotation(ExtensionPoint.class);
        if (annotation == null || owner == null || !owner.isModule() || consumer == null) {
            return null;
        }
        return find(ExtensionPointRef.of(contract), owner, consumer);
    }

    /** What a module receives for a reference, or {@code null} if its plugin offers no such extension point. */
    @Nullable
    Object find(ExtensionPointRef<?> ref, Owner module, ExtensionPointContext consumer) {
        ExtensionPointOffer offer = registrations.extensionPoint(ref);
        if (offer == null || !offer.owner().pluginId().equals(module.pluginId())) {
            return null;
        }
        try {
            return throughMiddleware(ref, object(offer, consumer), consumer);
        } catch (RuntimeException ex) {
            throw ex;
        } catch (Exception ex) {
            throw new FactoryCalls.CallbackException(ex);
        }
    }

    private Object object(ExtensionPointOffer offer, ExtensionPointContext consumer) throws Exception {
        Object object = offer.object();
        if (object != null) {
            return object;
        }
        ExtensionPointFactory<?> factory = offer.factory();
        if (factory != null) {
            Object created = factory.create(consumer);
            if (created == null) {
                throw new IllegalStateException("The factory of " + offer.ref() + " returned null");
            }
            return created;
        }
        String beanName = String.valueOf(offer.beanName());
        try (var bound = binding.consumer(offer.owner(), beanName, consumer)) {
            return beanFactory.getBean(beanName);
        }
    }

    private Object throughMiddleware(ExtensionPointRef<?> ref, Object original, ExtensionPointContext consumer)
            throws Exception {
        Object current = original;
        for (ExtensionPointMiddleware<?> each : middleware()) {
            if (each.extensionPoint().equals(ref)) {
                current = apply(each, current, consumer);
            }
        }
        return current;
    }

    @SuppressWarnings("unchecked")
    private static <T> Object apply(
            ExtensionPointMiddleware<T> middleware, Object original, ExtensionPointContext consumer) throws Exception {
        return middleware.apply((T) original, consumer);
    }

    private List<ExtensionPointMiddleware<?>> middleware() {
        List<ExtensionPointMiddleware<?>> known = middleware;
        if (known == null) {
            known = beanFactory
                    .getBeanProvider(ExtensionPointMiddleware.class)
                    .orderedStream()
                    .<ExtensionPointMiddleware<?>>map(each -> each)
                    .toList();
            middleware = known;
        }
        return known;
    }
}
