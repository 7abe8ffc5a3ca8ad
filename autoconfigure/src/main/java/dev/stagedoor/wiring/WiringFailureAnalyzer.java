package dev.stagedoor.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports the mistakes in the wiring that keep the backend from starting. */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class WiringFailureAnalyzer extends AbstractFailureAnalyzer<WiringException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WiringException cause) {
        ProblemReport report = ProblemReport.of(cause.all());
        return new FailureAnalysis(report.heading() + report.description(), report.action(), rootFailure);
    }
}
