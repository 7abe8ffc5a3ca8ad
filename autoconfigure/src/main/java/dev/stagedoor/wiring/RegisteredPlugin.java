package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.ManagedLifecycle;

/** One run of a plugin as start and stop see it, on top of what was registered. */
class RegisteredPlugin implements PluginUnit {

    private final RegisteredUnits units;

    private final InstanceStore store;

    private final boolean renews;

    private volatile PluginPlan plan;

    private volatile List<ModuleUnit> modules;

    private RegisteredPlugin(RegisteredUnits units, PluginPlan plan, InstanceStore store, boolean renews) {
        this.units = units;
        this.plan = plan;
        this.store = store;
        this.renews = renews;
        this.modules = units.modules(plan, store);
    }

    /** The first run, for which the plugin is registered already. */
    static RegisteredPlugin first(RegisteredUnits units, PluginPlan plan) {
        return new RegisteredPlugin(units, plan, units.wiring().stores().plugin(plan.pluginId()), false);
    }

    @Override
    public PluginUnit next() {
        return new RegisteredPlugin(units, plan, units.wiring().stores().begin(pluginId()), true);
    }

    @Override
    public String pluginId() {
        return store.holder();
    }

    @Override
    public List<ModuleUnit> modules() {
        return modules;
    }

    @Override
    public @Nullable Throwable problem() {
        return units.wiring().problems().failureOf(owner());
    }

    @Override
    public void register() {
        if (renews) {
            units.forgetRootFailures();
            PluginPlan renewed = units.wiring().registrations().renew(plan);
            modules = units.modules(renewed, store);
            plan = renewed;
        }
    }

    @Override
    public void createAlwaysServices() {
        try (var bound = bind(Frame.Kind.SERVICE, "always")) {
            units.beans().createAlways(pluginId());
        }
    }

    @Override
    public void init() throws Exception {
        try (var bound = bind(Frame.Kind.OWNED, owner() + " init")) {
            units.inits().run(plan.feature(), null);
        }
    }

    @Override
    public void createBeans() {
        try (var bound = bind(Frame.Kind.OWNED, owner() + " beans")) {
            units.beans().create(owner());
        }
    }

    @Override
    public void open() {
        store.open();
        units.carryOver().open(store);
    }

    @Override
    public void withdraw() {
        // A start that was given up may get here when another run has begun.
        if (units.wiring().stores().isCurrent(store)) {
            store.shut();
            units.carryOver().close(pluginId());
        }
    }

    @Override
    public ManagedLifecycle lifecycle() {
        try (var bound = bind(Frame.Kind.SERVICE, "lifecycle")) {
            Service service = units.wiring().index().services().byId("core.lifecycle");
            Object lifecycle = service == null ? null : units.lookup().find(service);
            if (lifecycle instanceof ManagedLifecycle managed && lifecycle instanceof LifecycleService) {
                return managed;
            }
            throw new IllegalStateException("Unexpected plugin lifecycle service implementation " + lifecycle
                    + "; it must implement LifecycleService and ManagedLifecycle");
        }
    }

    @Override
    public void drain(Duration limit) {
        units.carryOver().drain(pluginId(), limit);
    }

    @Override
    public void close() {
        units.carryOver().close(pluginId());
        store.clear();
    }

    private Owner owner() {
        return plan.feature().owner();
    }

    private Binding.Bound bind(Frame.Kind kind, String place) {
        return units.wiring().binding().run(store, kind, owner(), place);
    }
}
