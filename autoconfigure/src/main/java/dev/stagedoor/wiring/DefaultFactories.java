package dev.stagedoor.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import dev.stagedoor.BackendService;
import dev.stagedoor.Dependency;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;

/** Registers the default factories that references carry, where something asks for a service that nothing offers. */
class DefaultFactories {

    private final DefaultListableBeanFactory beanFactory;

    private final Wiring wiring;

    private final FactoryInstaller installer;

    private final DefaultFactoryClasses classes;

    private final Deque<String> unread = new ArrayDeque<>();

    private final Set<String> read = new HashSet<>();

    private final Map<String, ServiceRef<?>> carriers = new HashMap<>();

    private final OfferScanner offers;

    DefaultFactories(
            DefaultListableBeanFactory beanFactory,
            Wiring wiring,
            FactoryInstaller installer,
            OfferScanner offers,
            DefaultFactoryClasses classes) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
        this.installer = installer;
        this.offers = offers;
        this.classes = classes;
    }

    void register(Requirements requirements) {
        offers.scanReferences();
        for (Feature feature : wiring.registrations().features()) {
            if (feature.init() instanceof FeatureInit.OfCallback callback) {
                callback.dependencies().forEach(this::ask);
            }
        }
        for (Service service : wiring.index().services().all().toArray(new Service[0])) {
            service.candidates().forEach(provider -> readLater(provider.beanName()));
            service.forPlugin().values().forEach(provider -> readLater(provider.beanName()));
            service.candidates().forEach(this::askForDependencies);
            service.forPlugin().values().forEach(this::askForDependencies);
        }
        offers.scanOthers().forEach(this::readLater);
        for (String name : beanFactory.getBeanDefinitionNames()) {
            if (wiring.index().owned().byName(name) != null || wiring.index().rootContextOf(name) != null) {
                readLater(name);
            }
        }
        String name;
        while ((name = unread.poll()) != null) {
            for (Requirement requirement : requirements.of(name)) {
                ask(requirement.rawType());
            }
        }
    }

    private void readLater(String beanName) {
        if (read.add(beanName)) {
            unread.add(beanName);
        }
    }

    private void askForDependencies(Provider provider) {
        ServiceFactory<?> factory = provider.factory();
        if (factory != null) {
            factory.dependencies().forEach(this::ask);
        }
    }

    private void ask(Dependency<?> dependency) {
        if (!(dependency instanceof ServiceRef<?> ref)) {
            return;
        }
        boolean known = wiring.index().services().byId(ref.id()) != null;
        Service service = wiring.index().services().of(ref);
        if (!known) {
            offers.scanReferences();
        }
        Supplier<ServiceFactory<?>> loader = ref.defaultFactory().orElse(null);
        if (loader == null) {
            ask(service.contract().toClass());
            return;
        }
        ServiceRef<?> carrier = carriers.putIfAbsent(ref.id(), ref);
        if (carrier != null) {
            if (!carrier.hasSameDefaultAs(ref)
                    && service.inForce().stream().allMatch(each -> each.layer() == Layer.REFERENCE)) {
                wiring.problems().add(ServiceProblems.twoDefaults(service));
            }
            return;
        }
        if (service.inForce().isEmpty()) {
            install(service, loader);
        }
    }

    private void ask(Class<?> contract) {
        Service service = wiring.index().services().ofContract(contract);
        if (service == null || !service.inForce().isEmpty()) {
            return;
        }
        Class<?> factory = contract.getAnnotation(BackendService.class).defaultFactory();
        if (factory != void.class) {
            classes.register(factory, service).forEach(this::readLater);
        }
    }

    private void install(Service service, Supplier<ServiceFactory<?>> loader) {
        try {
            ServiceFactory<?> factory = loader.get();
            if (factory == null || !factory.service().id().equals(service.id())) {
                throw new IllegalStateException(
                        "it yielded " + factory + " instead of a factory of '" + service.id() + "'");
            }
            Provider provider = installer.install(factory, Layer.REFERENCE, "default factory", null);
            askForDependencies(provider);
        } catch (RuntimeException | LinkageError ex) {
            installer.installFailure(service, ex);
        }
    }
}
