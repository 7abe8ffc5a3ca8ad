package dev.stagedoor.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

import dev.stagedoor.BackendService;
import dev.stagedoor.wiring.BackendDescriptor.ProviderDescriptor;

/**
 * The defaults that made way for something else before they became beans. An application that is processed ahead of
 * time evaluates no conditions any more; it brings what was known when it was processed.
 */
final class WithdrawnDefaults {

    /** Where they are kept: a line each, of the contract, the method and the place, with tabs between them. */
    static final String RESOURCE = "META-INF/stagedoor/withdrawn-defaults";

    private static final String ON_BEAN = "OnBeanCondition";

    private static final String SEPARATOR = "\t";

    private final Map<String, List<ProviderDescriptor>> byContract = new HashMap<>();

    private final MetadataReaderFactory readers;

    WithdrawnDefaults(ConfigurableListableBeanFactory beanFactory) {
        this.readers = new SimpleMetadataReaderFactory(beanFactory.getBeanClassLoader());
        if (AotDetector.useGeneratedArtifacts()) {
            read(beanFactory.getBeanClassLoader());
        } else {
            evaluate(ConditionEvaluationReport.get(beanFactory));
        }
    }

    private void evaluate(ConditionEvaluationReport report) {
        report.getConditionAndOutcomesBySource().forEach((source, outcomes) -> {
            int method = source.indexOf('#');
            if (method > 0 && hasMadeWay(outcomes)) {
                add(source.substring(0, method), source.substring(method + 1));
            }
        });
    }

    private void read(@Nullable ClassLoader classLoader) {
        ClassPathResource resource = new ClassPathResource(RESOURCE, classLoader);
        if (resource.exists()) {
            try {
                resource.getContentAsString(StandardCharsets.UTF_8).lines().forEach(line -> {
                    String[] parts = line.split(SEPARATOR);
                    add(parts[0], parts[1], parts[2]);
                });
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }
    }

    /** What is kept for later. */
    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(byContract)
                .forEach((contract, defaults) -> defaults.forEach(each -> text.append(contract)
                        .append(SEPARATOR)
                        .append(each.bean())
                        .append(SEPARATOR)
                        .append(each.declaredBy())
                        .append('\n')));
        return text.toString();
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
                    add(method.getReturnTypeName(), methodName, ClassUtils.getShortName(className) + "." + methodName);
                }
            }
        } catch (IOException ex) {
            // A class that cannot be read has nothing that could be told.
        }
    }

    private void add(String contract, String methodName, String declaredBy) {
        byContract
                .computeIfAbsent(contract, type -> new ArrayList<>())
                .add(new ProviderDescriptor(methodName, Layer.DEFAULT, declaredBy, List.of()));
    }
}
