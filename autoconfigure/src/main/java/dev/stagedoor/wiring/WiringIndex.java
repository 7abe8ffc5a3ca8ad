package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.ServiceRef;

/** What each bean is to the wiring: somebody's own, an offer of a service, a root context, or none of its business. */
class WiringIndex {

    private final Services services;

    private final Derivations derivations;

    private final OwnedBeans owned = new OwnedBeans();

    private final Map<String, Offer> offers = new HashMap<>();

    private final Map<String, String> rootContexts = new HashMap<>();

    private final Map<String, List<String>> rootContextsByClass = new HashMap<>();

    private final Set<String> rootClasses = new HashSet<>();

    WiringIndex(Problems problems, Derivations derivations) {
        this.services = new Services(problems);
        this.derivations = derivations;
    }

    Services services() {
        return services;
    }

    Derivations derivations() {
        return derivations;
    }

    OwnedBeans owned() {
        return owned;
    }

    /** Notes that a bean offers a service, to one plugin alone if one is given. */
    void addOffer(String beanName, Service service, @Nullable String pluginId) {
        offers.put(beanName, new Offer(service, pluginId));
    }

    void removeOffer(String beanName) {
        offers.remove(beanName);
    }

    @Nullable
    Offer offer(String beanName) {
        return offers.get(beanName);
    }

    /** Whether a bean offers a service, to whomever. */
    boolean isOffer(String beanName, ServiceRef<?> ref) {
        Offer offer = offers.get(beanName);
        return offer != null && offer.service().id().equals(ref.id());
    }

    /** Notes a root context, visible to the beans that the same class declares. */
    void addRootContext(String beanName, String declaringClass) {
        rootContexts.put(beanName, declaringClass);
        rootContextsByClass
                .computeIfAbsent(declaringClass, name -> new ArrayList<>())
                .add(beanName);
    }

    @Nullable
    String rootContextOf(String beanName) {
        return rootContexts.get(beanName);
    }

    /** The root contexts that a class declares. */
    List<String> rootContextsOf(String declaringClass) {
        return rootContextsByClass.getOrDefault(declaringClass, List.of());
    }

    /** The ids of the services that share a root context, for messages. */
    String servicesOfRootContext(String beanName) {
        String declaringClass = rootContexts.getOrDefault(beanName, beanName);
        String ids = services.all().stream()
                .filter(service ->
                        service.candidates().stream().anyMatch(each -> declaringClass.equals(each.declaringClass())))
                .map(Service::id)
                .collect(Collectors.joining("', '"));
        return ids.isEmpty() ? declaringClass : ids;
    }

    void addRootClass(String className) {
        rootClasses.add(className);
    }

    boolean isRootClass(String className) {
        return rootClasses.contains(className);
    }

    /**
     * What a bean offers.
     *
     * @param service the service
     * @param pluginId the only plugin for which it does, or {@code null}
     */
    record Offer(Service service, @Nullable String pluginId) {}
}
