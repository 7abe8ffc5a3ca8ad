package dev.stagedoor.wiring;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.Assert;

/** What the wiring of one application context knows. It is one object, registered with the bean factory. */
class Wiring {

    static final String BEAN_NAME = "dev.stagedoor.wiring";

    private static final String SHARED_READERS =
            "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private final Ownership ownership = new Ownership();

    private final DefinitionOwners owners = new DefinitionOwners(ownership);

    private final HiddenCandidates hidden = new HiddenCandidates(owners);

    private final FeatureBeanNameGenerator names = new FeatureBeanNameGenerator(ownership);

    private final Problems problems = new Problems();

    private final WiringIndex index;

    private final Registrations registrations = new Registrations(problems);

    private final Waits waits = new Waits();

    private final InstanceStores stores = new InstanceStores(waits);

    private final FeatureScanner scanner = new FeatureScanner(names);

    private final Binding binding = new Binding(stores);

    private final PluginStates states = new PluginStates(Clock.systemUTC());

    private final StartTimeline timeline = new StartTimeline();

    private final ConfigurableListableBeanFactory beanFactory;

    private final Decorators decorators;

    private final Requirements requirements;

    private volatile @Nullable MetadataReaderFactory readers;

    private volatile boolean replaceable;

    private volatile boolean awaitingLoaders;

    private Wiring(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        this.decorators = new Decorators(beanFactory);
        this.requirements = new Requirements(beanFactory);
        this.index = new WiringIndex(problems, Derivations.load(beanFactory.getBeanClassLoader()));
    }

    /** The wiring of a bean factory, also of one whose beans are destroyed; {@code null} if it is no backend's. */
    static @Nullable Wiring known(@Nullable BeanFactory beanFactory) {
        return beanFactory instanceof DefaultListableBeanFactory listable
                        && listable.getAutowireCandidateResolver() instanceof WiringCandidateResolver resolver
                ? resolver.wiring()
                : null;
    }

    static Wiring of(ConfigurableListableBeanFactory beanFactory) {
        if (!beanFactory.containsSingleton(BEAN_NAME)) {
            beanFactory.registerSingleton(BEAN_NAME, new Wiring(beanFactory));
        }
        return (Wiring) beanFactory.getBean(BEAN_NAME);
    }

    FeatureClass addFeature(AnnotationMetadata metadata) {
        FeatureClass feature = FeatureClass.of(metadata);
        Assert.state(feature != null, () -> metadata.getClassName() + " is neither a plugin nor a module");
        if (ownership.feature(feature.className()) == null) {
            ownership.add(feature, FeatureImports.of(metadata, readers()));
        }
        return feature;
    }

    /** Spring Boot's own while there is one, which has read most classes that are asked for. */
    MetadataReaderFactory readers() {
        MetadataReaderFactory known = readers;
        if (known == null) {
            known = beanFactory.containsBean(SHARED_READERS)
                    ? beanFactory.getBean(SHARED_READERS, MetadataReaderFactory.class)
                    : new CachingMetadataReaderFactory(beanFactory.getBeanClassLoader());
            readers = known;
        }
        return known;
    }

    Decorators decorators() {
        return decorators;
    }

    /** What beans ask for, read once as long as their definitions stay as they are. */
    Requirements requirements() {
        return requirements;
    }

    Ownership ownership() {
        return ownership;
    }

    DefinitionOwners owners() {
        return owners;
    }

    HiddenCandidates hidden() {
        return hidden;
    }

    FeatureBeanNameGenerator names() {
        return names;
    }

    FeatureScanner scanner() {
        return scanner;
    }

    Binding binding() {
        return binding;
    }

    Problems problems() {
        return problems;
    }

    WiringIndex index() {
        return index;
    }

    Registrations registrations() {
        return registrations;
    }

    PluginStates states() {
        return states;
    }

    StartTimeline timeline() {
        return timeline;
    }

    InstanceStores stores() {
        return stores;
    }

    /**
     * Whether definitions are in their scopes and not validated yet. Nothing is injected then, but those who replace
     * beans, as tests do with mocks, ask which they may.
     */
    boolean isReplaceable() {
        return replaceable;
    }

    void setReplaceable(boolean replaceable) {
        this.replaceable = replaceable;
    }

    /** Whether loaders add to the backend only when it starts, so that what is missing may still come. */
    boolean isAwaitingLoaders() {
        return awaitingLoaders;
    }

    void setAwaitingLoaders(boolean awaitingLoaders) {
        this.awaitingLoaders = awaitingLoaders;
    }
}
