package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Dependency;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.wiring.ServiceDerivations.Derivation;

/** Reads which services and extension points beans, factories and inits ask for. */
class Needs {

    private final WiringIndex index;

    private final Requirements requirements;

    Needs(WiringIndex index, Requirements requirements) {
        this.index = index;
        this.requirements = requirements;
    }

    /** What making an instance of a service asks for, its root context included. */
    List<Need> of(Provider provider) {
        ServiceFactory<?> factory = provider.factory();
        return factory != null ? ofDependencies(factory.dependencies()) : ofBean(provider.beanName());
    }

    /** What a bean asks for, and what the root contexts that it is given ask for. */
    List<Need> ofBean(String beanName) {
        List<Need> needs = new ArrayList<>();
        collect(beanName, needs, new LinkedHashSet<>());
        return needs;
    }

    List<Need> ofInit(FeatureInit init) {
        if (init instanceof FeatureInit.OfCallback callback) {
            return ofDependencies(callback.dependencies());
        }
        if (init instanceof FeatureInit.OfMethod method) {
            List<Need> needs = new ArrayList<>();
            for (Requirement requirement : Requirements.ofParameters(method.method())) {
                add(requirement, needs, method.beanName());
            }
            return needs;
        }
        return List.of();
    }

    /** The ids of the extension points that a plugin or module asks for, in its init and in its beans. */
    Set<String> extensionPoints(Feature feature, OwnedBeans owned) {
        List<Need> needs = new ArrayList<>(ofInit(feature.init()));
        for (OwnedBeans.OwnedBean bean : owned.of(feature.owner())) {
            needs.addAll(ofBean(bean.beanName()));
        }
        Set<String> ids = new LinkedHashSet<>();
        for (Need need : needs) {
            if (need.extensionPoint() != null) {
                ids.add(need.extensionPoint().id());
            }
        }
        return ids;
    }

    private void collect(String beanName, List<Need> needs, Set<String> visited) {
        if (!visited.add(beanName)) {
            return;
        }
        for (Requirement requirement : requirements.of(beanName)) {
            if (!add(requirement, needs, beanName)) {
                requirements.rootContexts(requirement, index).forEach(context -> collect(context, needs, visited));
            }
        }
    }

    private boolean add(Requirement requirement, List<Need> needs, String asker) {
        Class<?> type = requirement.rawType();
        Service service = service(requirement, type);
        if (service == null) {
            service = derived(requirement, type, asker);
        }
        ExtensionPointRef<?> extensionPoint =
                type.isAnnotationPresent(ExtensionPoint.class) ? ExtensionPointRef.of(type) : null;
        if (service == null && extensionPoint == null) {
            return false;
        }
        needs.add(new Need(service, service == null ? extensionPoint : null, requirement));
        return true;
    }

    private @Nullable Service service(Requirement requirement, Class<?> type) {
        Service annotated = index.services().ofContract(type);
        if (annotated != null) {
            return annotated;
        }
        List<Service> services = index.services().matching(requirement.type());
        return services.size() == 1 && services.get(0).isPluginScoped() ? services.get(0) : null;
    }

    /** The service that gives what a bean of a plugin, or one that is made for a plugin, asks for. */
    private @Nullable Service derived(Requirement requirement, Class<?> type, String asker) {
        Derivation<?, ?> derivation = index.derivations().of(type);
        if (derivation == null
                || !isMadeForPlugin(asker)
                || index.isOffer(asker, derivation.service())
                || requirements.isQualified(requirement)) {
            return null;
        }
        OwnedBeans.OwnedBean own = index.owned().byName(asker);
        return own != null && index.owned().hasOther(own.owner(), asker, type)
                ? null
                : index.services().of(derivation.service());
    }

    private boolean isMadeForPlugin(String beanName) {
        WiringIndex.Offer offer = index.offer(beanName);
        return index.owned().byName(beanName) != null
                || offer != null && offer.service().isPluginScoped();
    }

    private List<Need> ofDependencies(List<? extends Dependency<?>> dependencies) {
        List<Need> needs = new ArrayList<>();
        for (Dependency<?> dependency : dependencies) {
            if (dependency instanceof ServiceRef<?> ref) {
                needs.add(new Need(index.services().of(ref), null, null));
            } else if (dependency instanceof ExtensionPointRef<?> ref) {
                needs.add(new Need(null, ref, null));
            }
        }
        return needs;
    }
}
