package dev.stagedoor.wiring;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedLifecycle;

/** A plugin as start and stop see it, on top of what was registered. */
class RegisteredPlugin implements PluginUnit {

    private final PluginPlan plan;

    private final List<ModuleUnit> modules;

    private final Wiring wiring;

    private final InitRunner inits;

    private final BeanCreation beans;

    private final ServiceLookup lookup;

    private final CarryOver carryOver;

    RegisteredPlugin(
            PluginPlan plan,
            List<ModuleUnit> modules,
            Wiring wiring,
            InitRunner inits,
            BeanCreation beans,
            ServiceLookup lookup,
            CarryOver carryOver) {
        this.plan = plan;
        this.modules = List.copyOf(modules);
        this.wiring = wiring;
        this.inits = inits;
        this.beans = beans;
        this.lookup = lookup;
        this.carryOver = carryOver;
    }

    @Override
    public String pluginId() {
        return plan.pluginId();
    }

    @Override
    public List<ModuleUnit> modules() {
        return modules;
    }

    @Override
    public @Nullable Throwable problem() {
        return wiring.problems().failureOf(owner());
    }

    @Override
    public void createAlwaysServices() {
        try (var bound = wiring.binding().service(owner(), "always")) {
            beans.createAlways(pluginId());
        }
    }

    @Override
    public void init() throws Exception {
        try (var bound = wiring.binding().owned(owner(), owner() + " init")) {
            inits.run(plan.feature(), null);
        }
    }

    @Override
    public void createBeans() {
        try (var bound = wiring.binding().owned(owner(), owner() + " beans")) {
            beans.create(owner());
        }
    }

    @Override
    public void open() throws Exception {
        wiring.stores().plugin(pluginId()).open();
        carryOver.open(pluginId());
    }

    @Override
    public void withdraw() {
        InstanceStore store = wiring.stores().plugin(pluginId());
        if (store.isOpen()) {
            store.shut();
            carryOver.close(pluginId());
        }
    }

    @Override
    public ManagedLifecycle lifecycle() {
        try (var bound = wiring.binding().service(owner(), "lifecycle")) {
            Service service = wiring.index().services().byId("core.lifecycle");
            Object lifecycle = service == null ? null : lookup.find(service);
            if (lifecycle instanceof ManagedLifecycle managed && lifecycle instanceof LifecycleService) {
                return managed;
            }
            throw new IllegalStateException("Unexpected plugin lifecycle service implementation " + lifecycle
                    + "; it must implement LifecycleService and ManagedLifecycle");
        }
    }

    @Override
    public void close() {
        carryOver.close(pluginId());
        wiring.stores().close(pluginId());
    }

    private Owner owner() {
        return plan.feature().owner();
    }
}
