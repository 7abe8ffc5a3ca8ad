package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.CannotLoadBeanClassException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotationMetadata;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.ServiceFactory;

/** Goes once through all bean definitions and notes what each is to the wiring. */
class DefinitionCensus {

    private final DefaultListableBeanFactory beanFactory;

    private final Wiring wiring;

    private final Confinement confinement;

    private final Layers layers;

    private final List<FeatureBean> features = new ArrayList<>();

    private final Map<FeatureClass, String> annotated = new LinkedHashMap<>();

    DefinitionCensus(DefaultListableBeanFactory beanFactory, Wiring wiring) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
        this.layers = new Layers(wiring.readers());
        this.confinement = new Confinement(beanFactory.getBeanClassLoader());
    }

    /** Learns of plugin and module classes that no parsing told of, as after processing ahead of time. */
    void findFeatures() {
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            AnnotationMetadata metadata = Definitions.metadata(definition);
            if (metadata == null) {
                continue;
            }
            if (metadata.hasAnnotation(SpringBootConfiguration.class.getName())
                    || metadata.isAnnotated(SpringBootConfiguration.class.getName())) {
                wiring.ownership().addApplicationClass(metadata.getClassName());
            }
            if (FeatureClass.of(metadata) != null) {
                wiring.addFeature(metadata);
            }
        }
    }

    /** Refuses plugin and module classes in packages that can not be theirs. */
    void checkPackages() {
        Ownership ownership = wiring.ownership();
        for (FeatureClass feature : ownership.features()) {
            if (ownership.wouldOwnApplication(feature)) {
                wiring.problems().add(FeatureProblems.ownsApplication(feature));
            }
        }
        ownership.sharedPackages().forEach(shared -> wiring.problems().add(FeatureProblems.sharedPackage(shared)));
    }

    void count(OfferScanner offers) {
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            Class<?> type = typeOf(name);
            Owner owner = wiring.owners().ownerOf(definition);
            if (type != null && BackendFeature.class.isAssignableFrom(type)) {
                addFeature(name, definition, owner);
            } else if (owner != null && (type == null || !isPostProcessor(type))) {
                addOwned(name, definition, owner, type == null ? Object.class : type);
                offers.scan(name, type == null ? Object.class : type);
            } else {
                addRoot(name, definition, type, offers);
            }
        }
        for (String name : beanFactory.getBeanNamesForType(BackendFeature.class, true, false)) {
            if (!beanFactory.containsBeanDefinition(name)) {
                features.add(new FeatureBean(name, "added as an object", null, Layer.APPLICATION));
            }
        }
    }

    /** The feature objects, in the order of declaration. */
    List<FeatureBean> features() {
        return features;
    }

    /** Registers annotated plugins and modules, after their beans are known. */
    void registerAnnotated() {
        AnnotatedFeatures registrations = new AnnotatedFeatures(wiring);
        annotated.forEach((feature, name) -> {
            Class<?> type = typeOf(name);
            if (type != null) {
                registrations.register(feature, name, type);
            }
        });
    }

    private void addOwned(String name, BeanDefinition definition, Owner owner, Class<?> type) {
        OwnedBeans.OwnedBean bean = new OwnedBeans.OwnedBean(
                name, OwnedRenamer.localName(name, owner), owner, type, definition.isLazyInit());
        wiring.index().owned().add(bean);
        if (confinement.refuses(bean, Definitions.origin(definition), wiring.problems())
                && definition instanceof AbstractBeanDefinition refused) {
            // Its plugin does not start; whoever collects the kind must not find it either.
            refused.setAbstract(true);
        }
        String className = definition.getBeanClassName();
        if (className != null && Definitions.declaringClass(definition) == null) {
            FeatureClass feature = wiring.ownership().feature(className);
            if (feature != null) {
                annotated.put(feature, name);
            }
            Set<Owner> importers = wiring.ownership().importersOf(className);
            if (importers.size() > 1) {
                wiring.problems().add(FeatureProblems.importedTwice(className, importers));
            }
        }
    }

    private void addRoot(String name, BeanDefinition definition, @Nullable Class<?> type, OfferScanner offers) {
        if (definition.getBeanClassName() != null) {
            wiring.index().addRootClass(definition.getBeanClassName());
        }
        if (type != null && definition.getRole() != BeanDefinition.ROLE_INFRASTRUCTURE) {
            offers.scan(name, type);
        }
    }

    private void addFeature(String name, BeanDefinition definition, @Nullable Owner owner) {
        String origin = Definitions.origin(definition);
        if (definition.getFactoryBeanName() != null) {
            rejectFactory(name, origin);
            wiring.problems().add(FeatureProblems.notStatic(name, origin, typeName(name)));
            return;
        }
        ResolvableType type = beanFactory.getMergedBeanDefinition(name).getResolvableType();
        if (ServiceFactory.class.isAssignableFrom(type.toClass())
                && type.as(ServiceFactory.class).getGeneric().resolve() == null) {
            wiring.problems().add(FeatureProblems.notFullyTyped(name, origin));
            return;
        }
        features.add(new FeatureBean(name, origin, owner, layers.of(definition)));
    }

    private void rejectFactory(String name, String origin) {
        Class<?> contract = beanFactory
                .getMergedBeanDefinition(name)
                .getResolvableType()
                .as(ServiceFactory.class)
                .getGeneric()
                .resolve();
        Service service = contract == null ? null : wiring.index().services().ofContract(contract);
        if (service != null) {
            service.reject("bean '" + name + "' (" + origin + "), but its @Bean method is not static");
        }
    }

    private String typeName(String name) {
        ResolvableType type = beanFactory.getMergedBeanDefinition(name).getResolvableType();
        Class<?> generic = type.getGeneric().resolve();
        String simple = type.toClass().getSimpleName();
        return generic == null ? simple : simple + "<" + generic.getSimpleName() + ">";
    }

    private @Nullable Class<?> typeOf(String name) {
        try {
            return beanFactory.getType(BeanFactoryUtils.transformedBeanName(name), false);
        } catch (CannotLoadBeanClassException | LinkageError ex) {
            // Spring reports it when the bean is needed.
            return null;
        }
    }

    private static boolean isPostProcessor(Class<?> type) {
        return BeanPostProcessor.class.isAssignableFrom(type) || BeanFactoryPostProcessor.class.isAssignableFrom(type);
    }

    /**
     * A bean that is a feature.
     *
     * @param beanName its name
     * @param origin where it is declared
     * @param owner the plugin that declares it, or {@code null}
     * @param layer whether it is a default or the application's
     */
    record FeatureBean(
            String beanName, String origin, @Nullable Owner owner, Layer layer) {}
}
