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

    /** Reports a factory that would replace a reserved service; a default for instance metadata is just not used. */
    static boolean refuse(ServiceFactory<?> factory, DefinitionCensus.FeatureBean bean, Problems problems) {
        if (!isReserved(factory.service())) {
            return false;
        }
        String id = factory.service().id();
        if (bean.layer() != Layer.DEFAULT || !id.equals(CoreServices.ROOT_INSTANCE_METADATA.id())) {
            problems.add(ServiceProblems.notReplaceable(id, bean.origin()));
        }
        return true;
    }

    /** Takes out other defaults for instance metadata, which have no effect. */
    static void supersede(Services services, FactoryInstaller installer) {
        Service service = services.byId(CoreServices.ROOT_INSTANCE_METADATA.id());
        if (service != null) {
            service.candidates().stream()
                    .filter(each ->
                            each.layer() == Layer.DEFAULT && !each.beanName().equals(service.id()))
                    .toList()
                    .forEach(each -> installer.remove(service, each));
        }
    }

    /** Ignores what a loader supplies for plugin metadata, and reports it for instance metadata. */
    static void refuseLoaded(ServiceFactory<?> factory, String loader, Problems problems) {
        String id = factory.service().id();
        if (!id.equals(CoreServices.PLUGIN_METADATA.id())) {
            problems.add(ServiceProblems.notReplaceable(id, "feature loader " + loader));
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
