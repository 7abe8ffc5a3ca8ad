package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.util.ClassUtils;

import dev.stagedoor.BackendService;
import dev.stagedoor.Dependency;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;

/**
 * Finds what offers a service whose contract carries no annotation: by the id as name or qualifier, otherwise by the
 * type where only one service has it. A bean in plugin scope that fits none is a service of its own.
 */
class ReferenceOffers {

    private final DefaultListableBeanFactory beanFactory;

    private final Wiring wiring;

    private final Services services;

    ReferenceOffers(DefaultListableBeanFactory beanFactory, Wiring wiring) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
        this.services = wiring.index().services();
    }

    /** Learns the references that are named so far, and matches the beans that are undecided with them. */
    void match(OfferScanner offers) {
        for (Feature feature : wiring.registrations().features()) {
            if (feature.init() instanceof FeatureInit.OfCallback callback) {
                callback.dependencies().forEach(this::learn);
            }
        }
        for (Service service : List.copyOf(services.all())) {
            service.candidates().forEach(this::learnDependencies);
            service.forPlugin().values().forEach(this::learnDependencies);
        }
        for (String name : beanFactory.getBeanDefinitionNames()) {
            if (isUndecided(name)) {
                Class<?> type = beanFactory.getType(name, false);
                Service service = type == null ? null : find(name, type);
                if (service != null) {
                    offers.offer(service, name);
                }
            }
        }
    }

    /** Makes services of the beans in plugin scope that are undecided still. */
    List<String> offerOthers(OfferScanner offers) {
        List<String> names = Stream.of(beanFactory.getBeanDefinitionNames())
                .filter(name -> isPluginScoped(name) && isUndecided(name) && beanFactory.getType(name, false) != null)
                .toList();
        names.forEach(name -> offers.offer(ownService(name), name));
        return names;
    }

    /** Takes a bean in plugin scope, which a default factory declares, for what it is. */
    void offerDefault(String beanName, Class<?> type, OfferScanner offers) {
        Service service = find(beanName, type);
        offers.offer(service == null ? ownService(beanName) : service, beanName);
    }

    private Service ownService(String beanName) {
        return services.of(beanName, ServiceScope.PLUGIN, typeOf(beanName), false);
    }

    private void learnDependencies(Provider provider) {
        ServiceFactory<?> factory = provider.factory();
        if (factory != null) {
            factory.dependencies().forEach(this::learn);
        }
    }

    private void learn(Dependency<?> dependency) {
        if (dependency instanceof ServiceRef<?> ref) {
            services.of(ref);
        }
    }

    private boolean isUndecided(String beanName) {
        WiringIndex index = wiring.index();
        return index.offer(beanName) == null
                && index.rootContextOf(beanName) == null
                && index.owned().byName(beanName) == null
                && beanFactory.getBeanDefinition(beanName).getRole() != BeanDefinition.ROLE_INFRASTRUCTURE;
    }

    private @Nullable Service find(String beanName, Class<?> type) {
        BeanDefinition definition = beanFactory.getBeanDefinition(beanName);
        List<Service> fitting = fitting(beanName, type, isPluginScoped(beanName));
        String qualifier = qualifier(definition);
        for (Service service : fitting) {
            if (service.id().equals(qualifier) || service.id().equals(beanName)) {
                return service;
            }
        }
        return fitting.size() == 1 && qualifier == null ? fitting.get(0) : null;
    }

    private boolean isPluginScoped(String beanName) {
        return PluginScope.NAME.equals(beanFactory.getBeanDefinition(beanName).getScope());
    }

    private List<Service> fitting(String beanName, Class<?> type, boolean pluginScoped) {
        List<Service> fitting = new ArrayList<>(services.byContract(type));
        for (Class<?> contract : ClassUtils.getAllInterfacesForClassAsSet(type)) {
            if (contract != type) {
                fitting.addAll(services.byContract(contract));
            }
        }
        for (Class<?> each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
            fitting.addAll(services.byContract(each));
        }
        fitting.removeIf(service -> service.contract().toClass().isAnnotationPresent(BackendService.class)
                || service.isPluginScoped() != pluginScoped
                || !service.contract().isAssignableFrom(typeOf(beanName)));
        return fitting;
    }

    private static @Nullable String qualifier(BeanDefinition definition) {
        MergedAnnotation<Qualifier> qualifier =
                Definitions.annotations(definition).get(Qualifier.class);
        return qualifier.isPresent() ? qualifier.getString(MergedAnnotation.VALUE) : null;
    }

    private ResolvableType typeOf(String beanName) {
        return beanFactory.getMergedBeanDefinition(beanName).getResolvableType();
    }
}
