package dev.stagedoor.wiring;

import java.util.List;
import java.util.Set;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;

/** The services that the wiring itself supplies and that nothing replaces. */
final class ReservedServices {

    private static final Set<String> IDS =
            Set.of(CoreServices.PLUGIN_METADATA.id(), CoreServices.ROOT_INSTANCE_METADATA.id());

    private ReservedServices() {}

    static boolean isReserved(ServiceRef<?> ref) {
        return IDS.contains(ref.id());
    }

    /** Reports a factory that would replace a reserved service. */
    static boolean refuse(ServiceFactory<?> factory, String origin, Problems problems) {
        if (isReserved(factory.service())) {
            problems.add(ServiceProblems.notReplaceable(factory.service().id(), origin));
            return true;
        }
        return false;
    }

    /** Ignores what a loader supplies for plugin metadata, and reports it for instance metadata. */
    static void refuseLoaded(ServiceFactory<?> factory, String loader, Problems problems) {
        if (!factory.service().id().equals(CoreServices.PLUGIN_METADATA.id())) {
            refuse(factory, "feature loader " + loader, problems);
        }
    }

    /** Reports beans that would replace a reserved service. */
    static void check(Services services, Problems problems) {
        for (String id : IDS) {
            Service service = services.byId(id);
            if (service != null) {
                List<Provider> others = service.candidates().stream()
                        .filter(provider -> provider.layer() != Layer.DEFAULT)
                        .toList();
                others.forEach(other -> problems.add(ServiceProblems.notReplaceable(id, other.toString())));
                service.forPlugin()
                        .values()
                        .forEach(other -> problems.add(ServiceProblems.notReplaceable(id, other.toString())));
            }
        }
    }
}
