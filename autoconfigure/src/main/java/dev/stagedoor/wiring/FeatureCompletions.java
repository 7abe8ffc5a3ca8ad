package dev.stagedoor.wiring;

import java.util.List;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import dev.stagedoor.BackendFeature;

/** Asks those who complete the features of the backend, one after the other. */
class FeatureCompletions {

    private final DefaultListableBeanFactory beanFactory;

    private final Registrations registrations;

    private final FeatureCollector collector;

    private final Needs needs;

    FeatureCompletions(
            DefaultListableBeanFactory beanFactory,
            Registrations registrations,
            FeatureCollector collector,
            Needs needs) {
        this.beanFactory = beanFactory;
        this.registrations = registrations;
        this.collector = collector;
        this.needs = needs;
    }

    void run(OwnedBeans owned) {
        for (FeatureCompletion completion : beanFactory
                .getBeansOfType(FeatureCompletion.class, false, false)
                .values()) {
            List<FeatureCompletion.Registered> registered = registrations.features().stream()
                    .map(feature -> new FeatureCompletion.Registered(
                            feature.owner().pluginId(),
                            feature.owner().moduleId(),
                            needs.extensionPoints(feature, owned)))
                    .toList();
            for (BackendFeature feature : completion.complete(registered)) {
                collector.installRegistration(feature, "added by " + completion);
            }
            collector.register();
        }
    }
}
