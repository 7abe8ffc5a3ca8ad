package dev.stagedoor.wiring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.context.annotation.Bean;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

import dev.stagedoor.BackendService;
import dev.stagedoor.wiring.BackendDescriptor.ProviderDescriptor;

/** The defaults that made way for something else before they became beans. */
final class WithdrawnDefaults {

    private static final String ON_BEAN = "OnBeanCondition";

    private final Map<String, List<ProviderDescriptor>> byContract = new HashMap<>();

    private final MetadataReaderFactory readers;

    WithdrawnDefaults(ConfigurableListableBeanFactory beanFactory) {
        this.readers = new SimpleMetadataReaderFactory(beanFactory.getBeanClassLoader());
        ConditionEvaluationReport.get(beanFactory)
                .getConditionAndOutcomesBySource()
                .forEach((source, outcomes) -> {
                    int method = source.indexOf('#');
                    if (method > 0 && hasMadeWay(outcomes)) {
                        add(source.substring(0, method), source.substring(method + 1));
                    }
                });
    }

    /** What a service would have if nobody had offered it. */
    List<ProviderDescriptor> of(Service service) {
        Class<?> contract = service.contract().toClass();
        List<ProviderDescriptor> defaults = new ArrayList<>(byContract.getOrDefault(contract.getName(), List.of()));
        BackendService annotation = contract.getAnnotation(BackendService.class);
        Provider inForce = service.single();
        if (annotation != null
                && annotation.defaultFactory() != void.class
                && inForce != null
                && inForce.layer() != Layer.REFERENCE) {
            String factory = ClassUtils.getShortName(annotation.defaultFactory());
            defaults.add(new ProviderDescriptor(service.id(), Layer.REFERENCE, factory, List.of()));
        }
        return defaults;
    }

    private static boolean hasMadeWay(ConditionEvaluationReport.ConditionAndOutcomes outcomes) {
        return outcomes.stream()
                .anyMatch(each -> !each.getOutcome().isMatch()
                        && each.getCondition().getClass().getSimpleName().equals(ON_BEAN));
    }

    private void add(String className, String methodName) {
        try {
            for (MethodMetadata method : readers.getMetadataReader(className)
                    .getAnnotationMetadata()
                    .getAnnotatedMethods(Bean.class.getName())) {
                if (method.getMethodName().equals(methodName)) {
                    byContract
                            .computeIfAbsent(method.getReturnTypeName(), type -> new ArrayList<>())
                            .add(new ProviderDescriptor(
                                    methodName,
                                    Layer.DEFAULT,
                                    ClassUtils.getShortName(className) + "." + methodName,
                                    List.of()));
                }
            }
        } catch (IOException ex) {
            // A class that cannot be read has nothing that could be told.
        }
    }
}
