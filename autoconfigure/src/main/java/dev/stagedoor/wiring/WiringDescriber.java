package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.stagedoor.wiring.BackendDescriptor.BeanDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ModuleDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ProviderDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ServiceDescriptor;

/** Describes a wiring. What beans ask for is read anew, so that a running backend need not keep it. */
final class WiringDescriber {

    private final Wiring wiring;

    private final Needs needs;

    private final WithdrawnDefaults defaults;

    WiringDescriber(Wiring wiring, ConfigurableListableBeanFactory beanFactory) {
        this.wiring = wiring;
        this.needs = new Needs(wiring.index(), new Requirements(beanFactory));
        this.defaults = new WithdrawnDefaults(beanFactory);
    }

    BackendDescriptor describe() {
        return new BackendDescriptor(
                sorted(wiring.registrations().plugins(), PluginPlan::pluginId, this::plugin),
                sorted(wiring.index().services().all(), Service::id, this::service));
    }

    private PluginDescriptor plugin(PluginPlan plan) {
        Feature plugin = plan.feature();
        return new PluginDescriptor(
                plan.pluginId(),
                plugin.origin(),
                beans(plugin.owner()),
                offered(plugin.owner()),
                services(asked(plugin)),
                sorted(plan.modules(), module -> String.valueOf(module.owner().moduleId()), this::module));
    }

    private ModuleDescriptor module(Feature module) {
        List<Need> asked = asked(module);
        return new ModuleDescriptor(
                String.valueOf(module.owner().moduleId()),
                module.origin(),
                beans(module.owner()),
                offered(module.owner()),
                distinct(
                        asked,
                        need -> need.extensionPoint() == null
                                ? null
                                : need.extensionPoint().id()),
                services(asked));
    }

    private List<BeanDescriptor> beans(Owner owner) {
        return sorted(
                wiring.index().owned().of(owner),
                OwnedBeans.OwnedBean::beanName,
                bean -> new BeanDescriptor(bean.beanName(), bean.type().getTypeName(), bean.lazy()));
    }

    private List<String> offered(Owner owner) {
        return distinct(
                wiring.registrations().offersOf(owner), offer -> offer.ref().id());
    }

    private List<Need> asked(Feature feature) {
        List<Need> asked = new ArrayList<>(needs.ofInit(feature.init()));
        wiring.index().owned().of(feature.owner()).forEach(bean -> asked.addAll(needs.ofBean(bean.beanName())));
        return asked;
    }

    private ServiceDescriptor service(Service service) {
        Map<String, ProviderDescriptor> forPlugins = new TreeMap<>();
        service.forPlugin().forEach((pluginId, provider) -> forPlugins.put(pluginId, provider(provider)));
        return new ServiceDescriptor(
                service.id(),
                service.scope(),
                service.contract().toString(),
                service.isMultiton(),
                service.inForce().stream().map(this::provider).toList(),
                overridden(service),
                forPlugins,
                wiring.decorators().names(service));
    }

    private List<ProviderDescriptor> overridden(Service service) {
        List<ProviderDescriptor> overridden = new ArrayList<>(defaults.of(service));
        service.overridden().forEach(each -> overridden.add(provider(each, List.of())));
        // What lost against another bean of the same layer, because that one is primary.
        service.candidates().stream()
                .filter(each -> !service.isInForce(each.beanName()))
                .forEach(each -> overridden.add(provider(each, List.of())));
        return overridden;
    }

    private ProviderDescriptor provider(Provider provider) {
        return provider(provider, services(needs.of(provider)));
    }

    private static ProviderDescriptor provider(Provider provider, List<String> dependencies) {
        return new ProviderDescriptor(provider.beanName(), provider.layer(), provider.origin(), dependencies);
    }

    private static List<String> services(List<Need> needs) {
        return distinct(
                needs, need -> need.service() == null ? null : need.service().id());
    }

    private static <T> List<String> distinct(Collection<T> all, Function<T, @Nullable String> id) {
        List<String> ids = new ArrayList<>();
        for (T each : all) {
            String known = id.apply(each);
            if (known != null && !ids.contains(known)) {
                ids.add(known);
            }
        }
        ids.sort(Comparator.naturalOrder());
        return ids;
    }

    private static <T, R> List<R> sorted(Collection<T> all, Function<T, String> id, Function<T, R> description) {
        return all.stream().sorted(Comparator.comparing(id)).map(description).toList();
    }
}
