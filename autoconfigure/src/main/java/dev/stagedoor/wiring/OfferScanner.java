package dev.stagedoor.wiring;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.Order;
import org.springframework.util.Assert;

import dev.stagedoor.BackendService;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;

/** Finds in the bean definitions what offers a service, for every plugin or for one. */
class OfferScanner {

    private final DefaultListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final DefinitionOwners owners;

    private final Layers layers;

    private final Problems problems;

    private final Contracts contracts = Contracts.ofServices();

    private final ReferenceOffers references;

    private boolean defaults;

    OfferScanner(DefaultListableBeanFactory beanFactory, Wiring wiring) {
        this.beanFactory = beanFactory;
        this.index = wiring.index();
        this.owners = wiring.owners();
        this.problems = wiring.problems();
        this.layers = new Layers(wiring.readers());
        this.references = new ReferenceOffers(beanFactory, wiring);
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
        } else if (defaults && isPluginScoped(definition)) {
            references.offerDefault(beanName, type, this);
        }
    }

    /** Finds what offers a service whose contract carries no annotation, among the references that are known. */
    void scanReferences() {
        references.match(this);
    }

    /** Makes services of the beans in plugin scope that fit no reference, and gives their names. */
    List<String> scanOthers() {
        return references.offerOthers(this);
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
        Service service = index.services().ofContract(contract);
        Assert.state(service != null, "The contract is annotated");
        String pluginId = pluginOf(annotations, owner);
        if (owner != null && owner.isModule()) {
            return;
        }
        boolean rightScope = service.isPluginScoped()
                ? pluginId != null || isPluginScoped(definition)
                : pluginId == null && isRootScoped(definition);
        if (!rightScope) {
            service.reject(
                    "bean '" + beanName + "' (" + Definitions.origin(definition) + "), but it is in the wrong scope");
            problems.add(ServiceProblems.wrongScope(service, beanName, Definitions.origin(definition), owner));
            return;
        }
        offer(service, beanName, definition, annotations, pluginId);
    }

    /** Notes that a bean offers a service, to one plugin alone if its declaration says so. */
    void offer(Service service, String beanName) {
        BeanDefinition definition = beanFactory.getBeanDefinition(beanName);
        MergedAnnotations annotations = Definitions.annotations(definition);
        offer(service, beanName, definition, annotations, pluginOf(annotations, null));
    }

    private void offer(
            Service service,
            String beanName,
            BeanDefinition definition,
            MergedAnnotations annotations,
            @Nullable String pluginId) {
        Provider provider = new Provider(
                beanName,
                layerOf(service, definition),
                Definitions.origin(definition),
                Definitions.declaringClass(definition),
                initialization(service, definition, annotations),
                annotations
                        .get(Order.class)
                        .getValue(MergedAnnotation.VALUE, Integer.class)
                        .orElse(Ordered.LOWEST_PRECEDENCE),
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

    /** After processing ahead of time, the default factory of a contract is a class among all others. */
    private Layer layerOf(Service service, BeanDefinition definition) {
        return defaults || isOfContract(service, definition) ? Layer.REFERENCE : layers.of(definition);
    }

    private static boolean isOfContract(Service service, BeanDefinition definition) {
        String declaring = Definitions.declaringClass(definition);
        BackendService contract =
                declaring == null ? null : service.contract().toClass().getAnnotation(BackendService.class);
        return contract != null && contract.defaultFactory().getName().equals(declaring);
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

    /** After processing ahead of time, a lazy root service is in its scope already. */
    private static boolean isRootScoped(BeanDefinition definition) {
        return Definitions.isSingleton(definition) || RootContext.SCOPE_NAME.equals(definition.getScope());
    }

    private static boolean isPluginScoped(BeanDefinition definition) {
        return PluginScope.NAME.equals(definition.getScope());
    }
}
