package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Makes what start and stop work on from what was registered. */
class RegisteredUnits implements PluginUnits, InitializingBean, DisposableBean {

    private final ConfigurableListableBeanFactory beanFactory;

    private final Wiring wiring;

    private final Supplier<List<PluginListener>> listeners;

    private List<PluginUnit> units = List.of();

    RegisteredUnits(
            ConfigurableListableBeanFactory beanFactory, Wiring wiring, Supplier<List<PluginListener>> listeners) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
        this.listeners = listeners;
    }

    @Override
    public List<PluginUnit> units() {
        return units;
    }

    @Override
    public void afterPropertiesSet() {
        units = make();
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

    private List<PluginUnit> make() {
        ServiceLookup lookup = new ServiceLookup(beanFactory, wiring.index().services(), wiring.binding());
        InitRunner inits = new InitRunner(
                beanFactory, lookup, new ExtensionPoints(beanFactory, wiring), new MissingBeans(beanFactory, wiring));
        BeanCreation beans = new BeanCreation(beanFactory, wiring.index(), lookup);
        Needs needs = new Needs(wiring.index(), wiring.requirements());
        CarryOver carryOver = new CarryOver(wiring, listeners);
        List<PluginUnit> made = new ArrayList<>();
        for (PluginPlan plan : wiring.registrations().plugins()) {
            List<ModuleUnit> modules = plan.modules().stream()
                    .<ModuleUnit>map(module -> new RegisteredModule(
                            module, needs.extensionPoints(module, wiring.index().owned()), wiring, inits, beans))
                    .toList();
            made.add(new RegisteredPlugin(plan, modules, wiring, inits, beans, lookup, carryOver));
        }
        wiring.requirements().clear();
        return List.copyOf(made);
    }
}
