package dev.stagedoor.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.DeferredFeature;
import dev.stagedoor.FeatureLoader;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;

/** Runs feature loaders one after the other, nested ones right after the loader that gave them. */
class LoaderRun {

    private final FeatureCollector collector;

    private final ServiceLookup lookup;

    private final Wiring wiring;

    private final Needs needs;

    private final Deque<FeatureLoader> queue = new ArrayDeque<>();

    private final Map<String, String> suppliers = new HashMap<>();

    private final Set<String> asked = new HashSet<>();

    LoaderRun(FeatureCollector collector, ServiceLookup lookup, Wiring wiring, Needs needs) {
        this.collector = collector;
        this.lookup = lookup;
        this.wiring = wiring;
        this.needs = needs;
    }

    void add(FeatureLoader loader) {
        queue.add(loader);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void run(FactoryInstaller installer) {
        FeatureLoader loader;
        while ((loader = queue.poll()) != null) {
            List<FeatureLoader> nested = new ArrayList<>();
            for (BackendFeature feature : load(loader)) {
                if (feature instanceof FeatureLoader child) {
                    nested.add(child);
                } else if (feature instanceof ServiceFactory<?> factory) {
                    install(factory, loader, installer);
                } else {
                    collector.installRegistration(feature, "from feature loader " + loader.description());
                }
            }
            for (int i = nested.size() - 1; i >= 0; i--) {
                queue.push(nested.get(i));
            }
            CycleCheck.check(wiring, needs);
        }
    }

    private List<BackendFeature> load(FeatureLoader loader) {
        ResolvedDependencies dependencies = new ResolvedDependencies(
                "feature loader " + loader.description(), "BackendFeature.loader(deps -> ..., <the reference>)");
        List<String> missing = new ArrayList<>();
        for (RootServiceRef<?> ref : loader.dependencies()) {
            Service service = wiring.index().services().byId(ref.id());
            if (service != null && service.isPluginScoped()) {
                throw FeatureLoaderException.scope(loader, ref, service);
            }
            Object value = ReservedServices.isReserved(ref) ? null : lookup.find(ref);
            if (value == null) {
                missing.add(ref.toString());
            } else {
                dependencies.put(ref, value);
                asked.add(ref.id());
            }
        }
        if (!missing.isEmpty()) {
            throw FeatureLoaderException.missing(loader, missing);
        }
        try {
            return LoaderOutput.flatten(loader.callback().load(dependencies)).stream()
                    .map(LoaderRun::resolve)
                    .toList();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw FeatureLoaderException.failed(loader, ex);
        } catch (Exception ex) {
            throw FeatureLoaderException.failed(loader, ex);
        }
    }

    private static BackendFeature resolve(BackendFeature feature) {
        return feature instanceof DeferredFeature deferred ? FeatureCollector.resolve(deferred) : feature;
    }

    private void install(ServiceFactory<?> factory, FeatureLoader loader, FactoryInstaller installer) {
        if (ReservedServices.isReserved(factory.service())) {
            ReservedServices.refuseLoaded(factory, loader.description(), wiring.problems());
            return;
        }
        Service service = wiring.index().services().of(factory.service());
        if (!service.isMultiton()) {
            Provider current = service.single();
            if (current != null && current.layer() == Layer.APPLICATION) {
                return;
            }
            String first = suppliers.putIfAbsent(service.id(), loader.description());
            if (first != null) {
                wiring.problems().add(ServiceProblems.duplicateLoaded(service, first, loader.description()));
                return;
            }
        }
        if (asked.contains(service.id())
                || service.inForce().stream().anyMatch(each -> lookup.isInstantiated(each.beanName()))) {
            wiring.problems().add(ServiceProblems.alreadyInstantiated(service, loader.description()));
            return;
        }
        installer.install(factory, Layer.LOADER, "feature loader " + loader.description(), null);
    }
}
