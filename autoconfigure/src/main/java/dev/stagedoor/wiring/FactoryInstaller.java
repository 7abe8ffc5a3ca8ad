package dev.stagedoor.wiring;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;

import dev.stagedoor.Initialization;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceFactory;

/** Turns service factory objects into bean definitions. */
class FactoryInstaller {

    private final DefaultListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final FactoryCalls calls;

    FactoryInstaller(DefaultListableBeanFactory beanFactory, WiringIndex index, FactoryCalls calls) {
        this.beanFactory = beanFactory;
        this.index = index;
        this.calls = calls;
    }

    /** Installs a factory for every plugin or, if one is given, for that plugin alone. */
    Provider install(ServiceFactory<?> factory, Layer layer, String origin, @Nullable String pluginId) {
        Service service = index.services().of(factory.service());
        if (pluginId == null) {
            removeOverridden(service, layer);
        }
        String beanName = freeName(pluginId == null ? service.id() : pluginId + "." + service.id());
        Provider provider = new Provider(
                beanName, layer, origin, null, factory.initialization(), Ordered.LOWEST_PRECEDENCE, false, factory);
        String rootContextName = beanName + ".rootContext";
        RootBeanDefinition definition = definition(service, provider, () -> calls.create(factory, rootContextName));
        definition.setAutowireCandidate(pluginId == null);
        register(beanName, definition);
        if (factory.hasRootContext()) {
            RootBeanDefinition context = new RootBeanDefinition(
                    Object.class, RootContext.SCOPE_NAME, () -> calls.createRootContext(factory));
            context.setAutowireCandidate(false);
            context.setLazyInit(true);
            register(rootContextName, context);
            index.addRootContext(rootContextName, service.id());
        }
        index.addOffer(beanName, service, pluginId);
        if (pluginId == null) {
            service.add(provider);
        } else {
            service.addForPlugin(pluginId, provider);
        }
        return provider;
    }

    /** Installs, in place of a default factory that could not be loaded, something that says so. */
    void installFailure(Service service, Throwable failure) {
        Provider provider = new Provider(
                service.id(),
                Layer.REFERENCE,
                "default factory",
                null,
                Initialization.LAZY,
                Ordered.LOWEST_PRECEDENCE,
                false,
                null);
        ServiceCreationException error = ServiceCreationException.defaultFactory(service.id(), failure);
        register(provider.beanName(), definition(service, provider, () -> {
            throw error;
        }));
        index.addOffer(provider.beanName(), service, null);
        service.add(provider);
    }

    /** Removes the definitions of defaults that conditions did not see overridden. */
    void removeOverridden(Service service, Layer layer) {
        if (service.isMultiton()) {
            return;
        }
        for (Provider each : service.candidates().toArray(new Provider[0])) {
            if (each.layer().compareTo(layer) < 0) {
                remove(service, each);
            }
        }
    }

    /** Removes the definition of a default that is not used. */
    void remove(Service service, Provider unused) {
        if (beanFactory.containsBeanDefinition(unused.beanName())) {
            beanFactory.removeBeanDefinition(unused.beanName());
            index.removeOffer(unused.beanName());
            service.override(unused);
        }
    }

    private RootBeanDefinition definition(Service service, Provider provider, Supplier<Object> supplier) {
        boolean lazy = provider.initialization() == Initialization.LAZY || provider.layer() == Layer.REFERENCE;
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setBeanClass(service.contract().toClass());
        definition.setTargetType(service.contract());
        definition.setInstanceSupplier(supplier);
        definition.setLazyInit(lazy || service.isPluginScoped());
        definition.setScope(
                service.isPluginScoped()
                        ? PluginScope.NAME
                        : lazy ? RootContext.SCOPE_NAME : RootBeanDefinition.SCOPE_SINGLETON);
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, service.id()));
        return definition;
    }

    private void register(String name, RootBeanDefinition definition) {
        definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
        beanFactory.registerBeanDefinition(name, definition);
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int number = 2; beanFactory.containsBeanDefinition(name); number++) {
            name = wanted + "#" + number;
        }
        return name;
    }
}
