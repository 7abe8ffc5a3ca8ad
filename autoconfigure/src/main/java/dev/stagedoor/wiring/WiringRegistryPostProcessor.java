package dev.stagedoor.wiring;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ResourceLoaderAware;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;

/**
 * Turns what was declared into the bean definitions of a backend, after all configuration classes were read: finds
 * the owners, installs feature objects, runs loaders, adds default factories, and puts every bean in its scope.
 */
class WiringRegistryPostProcessor implements BeanDefinitionRegistryPostProcessor, ResourceLoaderAware, Ordered {

    private final Environment environment;

    private ResourceLoader resourceLoader = new DefaultResourceLoader();

    WiringRegistryPostProcessor(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void setResourceLoader(ResourceLoader resourceLoader) {
        this.resourceLoader = resourceLoader;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        DefaultListableBeanFactory beanFactory = (DefaultListableBeanFactory) registry;
        Wiring wiring = Wiring.of(beanFactory);
        install(beanFactory, wiring);
        wiring.hidden().reveal(beanFactory);
        DefinitionCensus census = new DefinitionCensus(beanFactory, wiring);
        census.findFeatures();
        new SwitchedOffFeatures(beanFactory, wiring.ownership()).removeUnregistered();
        census.checkPackages();
        new OwnedRenamer(beanFactory, wiring.owners()).rename();

        ServiceLookup lookup = new ServiceLookup(beanFactory, wiring.index().services(), wiring.binding());
        FactoryInstaller installer = new FactoryInstaller(
                beanFactory, wiring.index(), new FactoryCalls(beanFactory, lookup, wiring.binding()));
        Needs needs = new Needs(wiring.index(), wiring.requirements());
        FeatureCollector collector = new FeatureCollector(installer, wiring, lookup, needs);
        OfferScanner offers = new OfferScanner(beanFactory, wiring);

        census.count(offers);
        for (DefinitionCensus.FeatureBean feature : census.features()) {
            collector.install((BackendFeature) beanFactory.getBean(feature.beanName()), feature);
        }
        wiring.setAwaitingLoaders(collector.hasLoaders() && BuildTime.isNow());
        if (collector.hasLoaders() && !wiring.isAwaitingLoaders()) {
            // Loaders run code of the application, which has no use for a backend that is broken anyway.
            wiring.problems().failOnBackend();
            collector.runLoaders();
            wiring.problems().failOnBackend();
        }
        collector.register();
        census.registerAnnotated();
        new FeatureCompletions(beanFactory, wiring.registrations(), collector, needs)
                .run(wiring.index().owned());
        new DefaultFactories(
                        beanFactory,
                        wiring,
                        installer,
                        offers,
                        new DefaultFactoryClasses(beanFactory, environment, resourceLoader, offers, wiring))
                .register(wiring.requirements());
        ReservedServices.supersede(wiring.index().services(), installer);
        for (Service service : wiring.index().services().all()) {
            Provider winner = service.single();
            if (winner != null) {
                installer.removeOverridden(service, winner.layer());
            }
        }
        wiring.registrations().settle();
        new FrameworkBeans(registry, wiring.index().owned()).extend();
    }

    private void install(DefaultListableBeanFactory beanFactory, Wiring wiring) {
        Decorators decorators = wiring.decorators();
        Absence.register(beanFactory);
        beanFactory.registerScope(
                PluginScope.NAME, new PluginBeanScope(beanFactory, wiring, decorators, () -> Absence.get(beanFactory)));
        beanFactory.registerScope(
                RootContext.SCOPE_NAME, new RootContextScope(wiring, decorators, new LazyRootServices(beanFactory)));
        ServiceLookup lookup = new ServiceLookup(beanFactory, wiring.index().services(), wiring.binding());
        WiringCandidateResolver resolver = new WiringCandidateResolver(
                wiring,
                lookup,
                new ExtensionPoints(beanFactory, wiring),
                new DerivedValues(beanFactory, wiring, lookup));
        beanFactory.setAutowireCandidateResolver(resolver);
        beanFactory.addBeanPostProcessor(new RootFrames(wiring, decorators));
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        DefaultListableBeanFactory listable = (DefaultListableBeanFactory) beanFactory;
        Wiring wiring = Wiring.of(beanFactory);
        new DefinitionRewriter(listable, wiring, wiring.requirements()).rewrite();
        // Merged definitions that were read meanwhile do not show what has changed since.
        listable.clearMetadataCache();
        wiring.setReplaceable(true);
    }
}
