package dev.stagedoor.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import dev.stagedoor.BackendStartupException;

/** Reports the plugins and modules that did not start: causes first, each with what it brought down. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class BootFailureAnalyzer extends AbstractFailureAnalyzer<BackendStartupException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BackendStartupException cause) {
        BootFailures failures = BootFailures.of(cause.getResult());
        ProblemReport report = ProblemReport.of(failures.problems());
        return new FailureAnalysis(
                failures.heading() + "\n\n" + report.description(),
                report.action() + "\n\n" + failures.permission(),
                rootFailure);
    }
}
