package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.core.MethodIntrospector;

import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.FeatureIds;
import dev.stagedoor.Init;

/** Makes registrations of annotated plugin and module classes. */
class AnnotatedFeatures {

    private final Wiring wiring;

    private final Contracts extensionPoints = new Contracts(ExtensionPoint.class);

    AnnotatedFeatures(Wiring wiring) {
        this.wiring = wiring;
    }

    void register(FeatureClass feature, String beanName, Class<?> type) {
        Owner owner = feature.owner();
        Optional<String> problem = owner.moduleId() == null
                ? FeatureIds.problemWithPluginId(owner.pluginId())
                : FeatureIds.problemWithModuleId(owner.pluginId(), owner.moduleId());
        if (problem.isPresent()) {
            wiring.problems().add(FeatureProblems.invalidId(feature, problem.get()));
            return;
        }
        wiring.registrations()
                .add(new Feature(owner, type.getName(), init(feature, beanName, type), offers(owner), null));
    }

    private FeatureInit init(FeatureClass feature, String beanName, Class<?> type) {
        List<Method> methods = List.copyOf(MethodIntrospector.selectMethods(
                        type, (MethodIntrospector.MetadataLookup<Init>) method -> method.getAnnotation(Init.class))
                .keySet());
        if (methods.size() > 1) {
            wiring.problems().add(FeatureProblems.severalInits(feature, methods));
        }
        return methods.isEmpty() ? new FeatureInit.None() : new FeatureInit.OfMethod(beanName, methods.get(0));
    }

    private List<ExtensionPointOffer> offers(Owner owner) {
        List<ExtensionPointOffer> offers = new ArrayList<>();
        for (OwnedBeans.OwnedBean bean : wiring.index().owned().of(owner)) {
            for (Class<?> contract : extensionPoints.of(bean.type())) {
                offers.add(ExtensionPointOffer.ofBean(ExtensionPointRef.of(contract), owner, bean.beanName()));
            }
        }
        return offers;
    }
}
