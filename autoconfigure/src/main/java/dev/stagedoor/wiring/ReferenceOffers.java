package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

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

    void scan(OfferScanner offers) {
        for (Feature feature : wiring.registrations().features()) {
            if (feature.init() instanceof FeatureInit.OfCallback callback) {
                callback.dependencies().forEach(this::learn);
            }
        }
        for (String name : beanFactory.getBeanDefinitionNames()) {
            if (isUndecided(name)) {
                Class<?> type = beanFactory.getType(name, false);
                if (type != null) {
                    scan(name, type, offers);
                }
            }
        }
    }

    void scan(String beanName, Class<?> type, OfferScanner offers) {
        Service service = find(beanName, type);
        if (service != null) {
            offers.offer(service, beanName);
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
        boolean pluginScoped = PluginScope.NAME.equals(definition.getScope());
        List<Service> fitting = fitting(beanName, type, pluginScoped);
        String qualifier = qualifier(definition);
        for (Service service : fitting) {
            if (service.id().equals(qualifier) || service.id().equals(beanName)) {
                return service;
            }
        }
        if (fitting.size() == 1 && qualifier == null) {
            return fitting.get(0);
        }
        return pluginScoped ? services.of(beanName, ServiceScope.PLUGIN, typeOf(beanName), false) : null;
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
