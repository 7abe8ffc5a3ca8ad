package dev.stagedoor.wiring;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;

import dev.stagedoor.ServiceRef;
import dev.stagedoor.wiring.ServiceDerivations.Derivation;

/** Gives a plugin what is derived from its services, and hides from it what the application has of the same types. */
class DerivedValues {

    private static final String PREFIX = "derived ";

    private final ConfigurableListableBeanFactory beanFactory;

    private final Wiring wiring;

    private final ServiceLookup lookup;

    DerivedValues(ConfigurableListableBeanFactory beanFactory, Wiring wiring, ServiceLookup lookup) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
        this.lookup = lookup;
    }

    /** What an injection point without a qualifier is given on a thread that is bound to the requester. */
    @Nullable
    Object find(DependencyDescriptor descriptor, Frame requester) {
        Class<?> type = descriptor.getDependencyType();
        if (!isMultiple(type)) {
            return find(type, requester);
        }
        Class<?> element = Requirement.of(descriptor, false).rawType();
        Object value = find(element, requester);
        return value == null ? null : multiple(type, element, value);
    }

    /** Whether the application's beans of a type are out of the requester's sight. */
    boolean areHidden(Class<?> type, Frame requester) {
        Derivation<?, ?> derivation = wiring.index().derivations().covering(type);
        return derivation != null && !offers(requester, derivation);
    }

    private @Nullable Object find(Class<?> type, Frame requester) {
        Derivation<?, ?> derivation = wiring.index().derivations().of(type);
        if (derivation == null
                || requester.pluginId() == null
                || offers(requester, derivation)
                || hasOwn(requester, type)) {
            return null;
        }
        return derive(derivation, requester.pluginId());
    }

    private <S, T> @Nullable T derive(Derivation<S, T> derivation, String pluginId) {
        S service = service(derivation.service());
        return service == null
                ? null
                : derivation
                        .type()
                        .cast(wiring.binding()
                                .store(pluginId)
                                .get(
                                        PREFIX + derivation.type().getName(),
                                        () -> derivation.function().apply(service)));
    }

    /** The plugin's instance; a test may have put a bean in its place that the index does not know. */
    @SuppressWarnings("unchecked")
    private <S> @Nullable S service(ServiceRef<S> ref) {
        Object known = lookup.find(ref);
        return (S)
                (known != null
                        ? known
                        : beanFactory.getBeanProvider(ref.contract()).getIfUnique());
    }

    /** Whether the requester is what the type would be derived from. */
    private boolean offers(Frame requester, Derivation<?, ?> derivation) {
        return wiring.index().isOffer(requester.beanName(), derivation.service());
    }

    private boolean hasOwn(Frame requester, Class<?> type) {
        Owner owner = requester.owner();
        return requester.kind() == Frame.Kind.OWNED
                && owner != null
                && wiring.index().owned().hasOther(owner, requester.beanName(), type);
    }

    private static boolean isMultiple(Class<?> type) {
        return type.isArray() || type == Map.class || type.isInterface() && Collection.class.isAssignableFrom(type);
    }

    private static @Nullable Object multiple(Class<?> type, Class<?> element, Object value) {
        if (type.isArray()) {
            Object array = Array.newInstance(element, 1);
            Array.set(array, 0, value);
            return array;
        }
        if (type == Map.class) {
            return Map.of(element.getSimpleName(), value);
        }
        return type.isAssignableFrom(List.class) ? List.of(value) : type == Set.class ? Set.of(value) : null;
    }
}
