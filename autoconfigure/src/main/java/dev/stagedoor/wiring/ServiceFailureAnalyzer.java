package dev.stagedoor.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports errors of the wiring that are thrown where something is used: services, loaders, calls out of place. */
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ServiceFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOurs(cause)) {
                ProblemReport report = ProblemReport.of(Diagnosis.of(cause));
                return new FailureAnalysis(report.heading() + report.description(), report.action(), failure);
            }
        }
        return null;
    }

    private static boolean isOurs(Throwable cause) {
        return cause instanceof ServiceCreationException
                || cause instanceof FeatureLoaderException
                || cause instanceof OutsidePluginException
                || cause instanceof UndeclaredDependencyException;
    }
}
