package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;

/** All services, by id and by contract: the index from which validation reads and the resolver answers. */
class Services {

    private final Map<String, Service> byId = new LinkedHashMap<>();

    private final Map<Class<?>, List<Service>> byContract = new LinkedHashMap<>();

    private final Map<Class<?>, Service> annotated = new ConcurrentHashMap<>();

    private final Problems problems;

    private volatile boolean sealed;

    Services(Problems problems) {
        this.problems = problems;
    }

    /** Adds no service from now on: who asks for one that nobody knows is told of it, and nobody else. */
    void seal() {
        sealed = true;
    }

    Collection<Service> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    @Nullable
    Service byId(String id) {
        return byId.get(id);
    }

    /** The services whose contract is exactly this class, whatever its type arguments. */
    List<Service> byContract(Class<?> contract) {
        return byContract.getOrDefault(contract, List.of());
    }

    /** The services that fit an injection point of a type, type arguments included. */
    List<Service> matching(ResolvableType type) {
        List<Service> services = byContract(type.toClass());
        return services.size() < 2
                ? services
                : services.stream()
                        .filter(service -> type.isAssignableFrom(service.contract()))
                        .toList();
    }

    /** The service that a reference means, known from now on. */
    Service of(ServiceRef<?> ref) {
        return of(ref.id(), ref.scope(), ref.contract(), ref.isMultiton());
    }

    /** The service of an annotated contract, known from now on; {@code null} for any other class. */
    @Nullable
    Service ofContract(Class<?> contract) {
        Service known = annotated.get(contract);
        if (known != null) {
            return known;
        }
        BackendService annotation = contract.getAnnotation(BackendService.class);
        if (annotation == null) {
            return null;
        }
        Service service =
                of(annotation.id(), annotation.scope(), ResolvableType.forClass(contract), annotation.multiton());
        annotated.put(contract, service);
        return service;
    }

    Service of(String id, ServiceScope scope, ResolvableType contract, boolean multiton) {
        Service known = byId.get(id);
        if (known == null) {
            Service added = new Service(id, scope, contract, multiton);
            if (sealed) {
                return added;
            }
            byId.put(id, added);
            byContract
                    .computeIfAbsent(contract.toClass(), type -> new ArrayList<>())
                    .add(added);
            return added;
        }
        if (known.scope() != scope || known.isMultiton() != multiton) {
            problems.add(ServiceProblems.contradictoryReferences(known, scope, multiton));
        }
        return known;
    }
}
