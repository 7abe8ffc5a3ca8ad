package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

import dev.stagedoor.BackendService;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceScope;

/** Finds in the bean definitions what offers a service, for every plugin or for one. */
class OfferScanner {

    private final DefaultListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final DefinitionOwners owners;

    private final Layers layers;

    private final Problems problems;

    private final Contracts contracts = Contracts.ofServices();

    private boolean defaults;

    OfferScanner(DefaultListableBeanFactory beanFactory, Wiring wiring) {
        this.beanFactory = beanFactory;
        this.index = wiring.index();
        this.owners = wiring.owners();
        this.problems = wiring.problems();
        this.layers = new Layers(wiring.readers());
    }

    void scan(String beanName, Class<?> type) {
        BeanDefinition definition = beanFactory.getBeanDefinition(beanName);
        Owner owner = owners.ownerOf(definition);
        MergedAnnotations annotations = Definitions.annotations(definition);
        if (annotations.isPresent(RootContext.class)) {
            String declaring = Definitions.declaringClass(definition);
            index.addRootContext(beanName, declaring == null ? beanName : declaring);
            return;
        }
        Set<Class<?>> offered = contracts.of(type);
        if (offered.contains(type) && !type.isInterface()) {
            problems.add(ContainerProblems.annotatedImplementation(type, beanName));
        } else if (offered.size() > 1) {
            problems.add(ContainerProblems.ambiguousService(beanName, Definitions.origin(definition), offered));
        } else if (!offered.isEmpty()) {
            offerOfContract(
                    beanName, definition, annotations, owner, offered.iterator().next());
        } else if (owner == null) {
            offerOfOtherType(beanName, definition, annotations);
        }
    }

    /** Matches what the application declares against references whose contract carries no annotation. */
    void scanReferences() {
        if (index.services().all().stream().allMatch(OfferScanner::isAnnotated)) {
            return;
        }
        for (String name : beanFactory.getBeanDefinitionNames()) {
            Class<?> type = index.offer(name) == null ? beanFactory.getType(name, false) : null;
            if (type != null) {
                services(type).forEach(service -> matchReference(service, name));
            }
        }
    }

    private static boolean isAnnotated(Service service) {
        return service.contract().toClass().isAnnotationPresent(BackendService.class);
    }

    /** The services without annotation of which a class is an implementation. */
    private List<Service> services(Class<?> type) {
        List<Service> services = new ArrayList<>(index.services().byContract(type));
        for (Class<?> contract : ClassUtils.getAllInterfacesForClassAsSet(type)) {
            services.addAll(index.services().byContract(contract));
        }
        for (Class<?> each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
            services.addAll(index.services().byContract(each));
        }
        services.removeIf(OfferScanner::isAnnotated);
        return services;
    }

    /** Takes a bean of a default factory class for what it is. */
    void scanDefault(String beanName, Class<?> type) {
        defaults = true;
        try {
            scan(beanName, type);
        } finally {
            defaults = false;
        }
    }

    private void offerOfContract(
            String beanName,
            BeanDefinition definition,
            MergedAnnotations annotations,
            @Nullable Owner owner,
            Class<?> contract) {
        Service service = index.services().of(contract, contract.getAnnotation(BackendService.class));
        String pluginId = pluginOf(annotations, owner);
        if (owner != null && owner.isModule()) {
            return;
        }
        boolean rightScope = service.isPluginScoped()
                ? pluginId != null || isPluginScoped(definition)
                : pluginId == null && Definitions.isSingleton(definition);
        if (!rightScope) {
            problems.add(ServiceProblems.wrongScope(service, beanName, Definitions.origin(definition), owner));
            return;
        }
        offer(service, beanName, definition, annotations, pluginId);
    }

    private void offerOfOtherType(String beanName, BeanDefinition definition, MergedAnnotations annotations) {
        if (!isPluginScoped(definition)) {
            return;
        }
        ResolvableType type = typeOf(beanName);
        String pluginId = pluginOf(annotations, null);
        List<Service> known = index.services().byContract(type.toClass());
        if (known.size() == 1) {
            offer(known.get(0), beanName, definition, annotations, pluginId);
        } else {
            Service named = index.services().byId(beanName);
            Service service = named != null ? named : index.services().of(beanName, ServiceScope.PLUGIN, type, false);
            offer(service, beanName, definition, annotations, pluginId);
        }
    }

    private void matchReference(Service service, String beanName) {
        BeanDefinition definition = beanFactory.getBeanDefinition(beanName);
        MergedAnnotations annotations = Definitions.annotations(definition);
        boolean named = beanName.equals(service.id()) || isQualified(annotations, service.id());
        boolean unique =
                index.services().byContract(service.contract().toClass()).size() == 1
                        && service.contract().isAssignableFrom(typeOf(beanName));
        if (owners.ownerOf(definition) == null
                && isPluginScoped(definition) == service.isPluginScoped()
                && (named || unique)) {
            offer(service, beanName, definition, annotations, pluginOf(annotations, null));
        }
    }

    private void offer(
            Service service,
            String beanName,
            BeanDefinition definition,
            MergedAnnotations annotations,
            @Nullable String pluginId) {
        Provider provider = new Provider(
                beanName,
                defaults ? Layer.REFERENCE : layers.of(definition),
                Definitions.origin(definition),
                Definitions.declaringClass(definition),
                initialization(service, definition, annotations),
                definition.isPrimary(),
                null);
        index.addOffer(beanName, service, pluginId);
        if (pluginId == null) {
            service.add(provider);
            return;
        }
        Provider other = service.addForPlugin(pluginId, provider);
        if (other != null) {
            problems.add(ServiceProblems.twoOverridesForPlugin(service, pluginId, List.of(other, provider)));
        }
    }

    private static Initialization initialization(
            Service service, BeanDefinition definition, MergedAnnotations annotations) {
        if (!service.isPluginScoped()) {
            return definition.isLazyInit() ? Initialization.LAZY : Initialization.ALWAYS;
        }
        MergedAnnotation<PluginScope> scope = annotations.get(PluginScope.class);
        return scope.isPresent() ? scope.getEnum("initialization", Initialization.class) : Initialization.LAZY;
    }

    private static @Nullable String pluginOf(MergedAnnotations annotations, @Nullable Owner owner) {
        MergedAnnotation<ForPlugin> forPlugin = annotations.get(ForPlugin.class);
        return forPlugin.isPresent()
                ? forPlugin.getString(MergedAnnotation.VALUE)
                : owner == null ? null : owner.pluginId();
    }

    private static boolean isQualified(MergedAnnotations annotations, String id) {
        var qualifier = annotations.get(Qualifier.class);
        return qualifier.isPresent() && id.equals(qualifier.getString(MergedAnnotation.VALUE));
    }

    private static boolean isPluginScoped(BeanDefinition definition) {
        return PluginScope.NAME.equals(definition.getScope());
    }

    private ResolvableType typeOf(String beanName) {
        return beanFactory.getMergedBeanDefinition(beanName).getResolvableType();
    }
}
