package dev.stagedoor.wiring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.ResolvableType;

import dev.stagedoor.ExtensionPointContext;

/**
 * Decides what an injection point sees: the beans of its own plugin before those of the root, plugin-scoped
 * services on behalf of a plugin alone, nothing of another plugin.
 */
class WiringCandidateResolver extends ContextAnnotationAutowireCandidateResolver {

    private final Wiring wiring;

    private final Requesters requesters;

    private final Visibility visibility;

    private final ServiceLookup lookup;

    private final ExtensionPoints extensionPoints;

    private final DerivedValues derived;

    WiringCandidateResolver(
            Wiring wiring, ServiceLookup lookup, ExtensionPoints extensionPoints, DerivedValues derived) {
        this.wiring = wiring;
        this.requesters = new Requesters(wiring);
        this.visibility = new Visibility(wiring.index());
        this.lookup = lookup;
        this.extensionPoints = extensionPoints;
        this.derived = derived;
    }

    Wiring wiring() {
        return wiring;
    }

    @Override
    public boolean isAutowireCandidate(BeanDefinitionHolder candidate, DependencyDescriptor descriptor) {
        Frame requester = requesters.of(descriptor);
        String name = candidate.getBeanName();
        boolean visible = requester == null && wiring.isReplaceable()
                ? visibility.isReplaceable(name, () -> namesOf(descriptor.getResolvableType()))
                : visibility.isVisible(name, requester, descriptor);
        if (!visible || !super.isAutowireCandidate(OwnCandidates.reveal(candidate), descriptor)) {
            return false;
        }
        if (!visibility.isRoot(name) || requester == null) {
            return true;
        }
        return !isHidden(descriptor, requester) && (isMultiple(descriptor) || !hasOwnCandidate(requester, descriptor));
    }

    /** Whether a service of the requester's plugin gives what the root has a bean for, which it did not name. */
    private boolean isHidden(DependencyDescriptor descriptor, Frame requester) {
        return derived.areHidden(descriptor.getDependencyType(), requester) && !hasQualifier(descriptor);
    }

    /** Whether the requester's plugin has a bean of its own for this, which goes before any of the root. */
    private boolean hasOwnCandidate(Frame requester, DependencyDescriptor descriptor) {
        Owner owner = requester.owner();
        if (owner == null || requester.kind() != Frame.Kind.OWNED) {
            return false;
        }
        Class<?> type = descriptor.getDependencyType();
        for (OwnedBeans.OwnedBean own : wiring.index().owned().of(owner)) {
            if (type.isAssignableFrom(own.type()) && matches(own.beanName(), descriptor)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(String beanName, DependencyDescriptor descriptor) {
        DefaultListableBeanFactory beanFactory = beanFactory();
        return super.isAutowireCandidate(
                OwnCandidates.reveal(new BeanDefinitionHolder(beanFactory.getMergedBeanDefinition(beanName), beanName)),
                descriptor);
    }

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
        String qualified = super.getSuggestedName(descriptor);
        List<Service> services = wiring.index().services().matching(descriptor.getResolvableType());
        for (Service service : services) {
            if (!service.isMultiton() && (qualified == null ? services.size() == 1 : qualified.equals(service.id()))) {
                return lookup.beanName(service);
            }
        }
        return qualified != null ? qualified : ownName(descriptor);
    }

    /** The bean of the requester's own whose local name is that of the injection point. */
    private @Nullable String ownName(DependencyDescriptor descriptor) {
        Frame requester = requesters.of(descriptor);
        String name = descriptor.getDependencyName();
        if (name == null || requester == null || requester.kind() != Frame.Kind.OWNED || requester.owner() == null) {
            return null;
        }
        return requester.owner().prefix() + name;
    }

    @Override
    public @Nullable Object getSuggestedValue(DependencyDescriptor descriptor) {
        Object value = super.getSuggestedValue(descriptor);
        if (value != null) {
            return value;
        }
        Frame requester = requesters.of(descriptor);
        if (isStream(descriptor)) {
            return requester == null ? null : derivedLater(descriptor, requester);
        }
        if (requester != null && !isBoundTo(requester)) {
            try (var bound = wiring.binding().resume(requester)) {
                return beanFactory().doResolveDependency(descriptor, null, null, null);
            }
        }
        return requester == null ? members(descriptor) : suggest(descriptor, requester);
    }

    private boolean isBoundTo(Frame requester) {
        Frame top = wiring.binding().top();
        return top != null && top.kind() == requester.kind() && Objects.equals(top.owner(), requester.owner());
    }

    private @Nullable Object suggest(DependencyDescriptor descriptor, Frame requester) {
        Class<?> type = descriptor.getDependencyType();
        if (type == ExtensionPointContext.class) {
            return requester.consumer();
        }
        Object extensionPoint = extensionPoints.find(type, requester);
        if (extensionPoint != null) {
            return extensionPoint;
        }
        List<Service> services = wiring.index().services().matching(descriptor.getResolvableType());
        if (services.size() == 1 && services.get(0).forPlugin(requester.pluginId()) != null) {
            return lookup.find(services.get(0));
        }
        Object value = derived(descriptor, requester);
        return value != null ? value : members(descriptor);
    }

    private @Nullable Object derived(DependencyDescriptor descriptor, Frame requester) {
        return hasQualifier(descriptor) ? null : derived.find(descriptor, requester);
    }

    private @Nullable Object derivedLater(DependencyDescriptor descriptor, Frame requester) {
        try (var bound = wiring.binding().resume(requester)) {
            return derived(descriptor, requester);
        }
    }

    /** The list of a multiton's members, which is never missing. */
    private @Nullable Object members(DependencyDescriptor descriptor) {
        Class<?> type = descriptor.getDependencyType();
        if (type != List.class && type != Collection.class) {
            return null;
        }
        Class<?> element =
                descriptor.getResolvableType().asCollection().getGeneric().resolve();
        if (element == null) {
            return null;
        }
        for (Service service : wiring.index().services().byContract(element)) {
            if (service.isMultiton()
                    && (!service.isPluginScoped() || wiring.binding().pluginId() != null)) {
                return lookup.members(service);
            }
        }
        return null;
    }

    @Override
    protected Object buildLazyResolutionProxy(DependencyDescriptor descriptor, @Nullable String beanName) {
        Frame requester = requesters.of(descriptor);
        return super.buildLazyResolutionProxy(
                requester == null ? descriptor : new BoundDescriptor(descriptor, requester), beanName);
    }

    /** Whether a provider's stream is resolved, whose elements Spring looks up one by one later. */
    private static boolean isStream(DependencyDescriptor descriptor) {
        return descriptor.getClass().getEnclosingClass() == DefaultListableBeanFactory.class
                && !descriptor.usesStandardBeanLookup();
    }

    private static boolean isMultiple(DependencyDescriptor descriptor) {
        if (isStream(descriptor)) {
            return true;
        }
        Class<?> declared = descriptor.getMethodParameter() != null
                ? descriptor.getMethodParameter().getParameterType()
                : descriptor.getField() != null ? descriptor.getField().getType() : Object.class;
        return declared.isArray()
                || Collection.class.isAssignableFrom(declared)
                || Map.class.isAssignableFrom(declared);
    }

    private String[] namesOf(ResolvableType type) {
        return beanFactory().getBeanNamesForType(type, true, false);
    }

    private DefaultListableBeanFactory beanFactory() {
        if (getBeanFactory() instanceof DefaultListableBeanFactory listable) {
            return listable;
        }
        throw new IllegalStateException("The wiring needs a DefaultListableBeanFactory");
    }
}
