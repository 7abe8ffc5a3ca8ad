package dev.stagedoor.wiring;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.stagedoor.RootContext;

/** Makes what start and stop work on from what was registered. */
class RegisteredUnits implements PluginUnits, InitializingBean, DisposableBean {

    private final ConfigurableListableBeanFactory beanFactory;

    private final Wiring wiring;

    private final ServiceLookup lookup;

    private final InitRunner inits;

    private final BeanCreation beans;

    private final CarryOver carryOver;

    private final ConsumedExtensionPoints consumed;

    private List<PluginUnit> units = List.of();

    RegisteredUnits(
            ConfigurableListableBeanFactory beanFactory, Wiring wiring, Supplier<List<PluginListener>> listeners) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
        this.lookup = new ServiceLookup(beanFactory, wiring.index().services(), wiring.binding());
        this.inits = new InitRunner(
                beanFactory, lookup, new ExtensionPoints(beanFactory, wiring), new MissingBeans(beanFactory, wiring));
        this.beans = new BeanCreation(beanFactory, wiring.index(), lookup);
        this.carryOver = new CarryOver(wiring, listeners);
        this.consumed = new ConsumedExtensionPoints(beanFactory, wiring.index());
    }

    @Override
    public List<PluginUnit> units() {
        return units;
    }

    @Override
    public void afterPropertiesSet() {
        units = wiring.registrations().plugins().stream()
                .<PluginUnit>map(plan -> RegisteredPlugin.first(this, plan))
                .toList();
        wiring.requirements().clear();
    }

    @Override
    public void closeRoot() {
        wiring.stores().closeRoot();
    }

    /** For a context that fails before anything starts. */
    @Override
    public void destroy() {
        closeRoot();
    }

    /** The modules of a plugin in one run. */
    List<ModuleUnit> modules(PluginPlan plan, InstanceStore store) {
        return plan.modules().stream()
                .<ModuleUnit>map(module -> new RegisteredModule(module, consumed.of(module), this, store))
                .toList();
    }

    /** Lets what all plugins share, and what could not be made, be made for a plugin that is tried again. */
    void forgetRootFailures() {
        if (beanFactory.getRegisteredScope(RootContext.SCOPE_NAME) instanceof RootContextScope scope) {
            scope.forgetFailures();
        }
    }

    Wiring wiring() {
        return wiring;
    }

    ServiceLookup lookup() {
        return lookup;
    }

    InitRunner inits() {
        return inits;
    }

    BeanCreation beans() {
        return beans;
    }

    CarryOver carryOver() {
        return carryOver;
    }
}
