package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.DeferredFeature;
import dev.stagedoor.FeatureLoader;
import dev.stagedoor.ModuleFeature;
import dev.stagedoor.PluginFeature;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.ServiceFactory;

/** Installs feature objects: factories at once, plugins and modules in order, loaders after everything else. */
class FeatureCollector {

    private final FactoryInstaller installer;

    private final Wiring wiring;

    private final LoaderRun loaders;

    private final List<Runnable> registrations = new ArrayList<>();

    FeatureCollector(FactoryInstaller installer, Wiring wiring, ServiceLookup lookup, Needs needs) {
        this.installer = installer;
        this.wiring = wiring;
        this.loaders = new LoaderRun(this, lookup, wiring, needs);
    }

    /** Installs what was declared or added. A plugin that declares a factory has it for itself. */
    void install(BackendFeature feature, DefinitionCensus.FeatureBean bean) {
        if (feature instanceof DeferredFeature deferred) {
            install(resolve(deferred), bean);
        } else if (feature instanceof FeatureLoader loader) {
            loaders.add(loader);
        } else if (feature instanceof ServiceFactory<?> factory) {
            if (!ReservedServices.refuse(factory, bean, wiring.problems())) {
                Owner owner = bean.owner();
                installer.install(factory, bean.layer(), bean.origin(), owner == null ? null : owner.pluginId());
            }
        } else {
            installRegistration(feature, bean.origin());
        }
    }

    void installRegistration(BackendFeature feature, String origin) {
        if (feature instanceof PluginFeature plugin) {
            Owner owner = Owner.plugin(plugin.pluginId());
            registrations.add(() -> register(owner, origin, plugin.register()));
        } else if (feature instanceof ModuleFeature module) {
            Owner owner = new Owner(module.pluginId(), module.moduleId());
            registrations.add(() -> register(owner, origin, module.register()));
        }
    }

    boolean hasLoaders() {
        return !loaders.isEmpty();
    }

    /** Runs the loaders, in the order in which they were added. */
    void runLoaders() {
        loaders.run(installer);
    }

    /** Calls the register callbacks, once each. */
    void register() {
        List<Runnable> due = List.copyOf(registrations);
        registrations.clear();
        due.forEach(Runnable::run);
    }

    private void register(Owner owner, String origin, Consumer<RegistrationPoints> register) {
        wiring.registrations().add(RegistrationRecorder.record(owner, origin, register, wiring.problems()));
    }

    static BackendFeature resolve(DeferredFeature deferred) {
        try {
            return deferred.source().call();
        } catch (RuntimeException ex) {
            throw ex;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a feature", ex);
        } catch (Exception ex) {
            throw new IllegalStateException("A feature failed to arrive, " + ex, ex);
        }
    }
}
