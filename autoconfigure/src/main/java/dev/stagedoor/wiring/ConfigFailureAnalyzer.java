package dev.stagedoor.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import dev.stagedoor.config.ConfigException;

/** Reports values of the configuration that are missing or unusable, wherever they were read; plugins aside. */
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class ConfigFailureAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigException cause) {
        ProblemReport report = ProblemReport.of(ConfigProblems.of(cause));
        return new FailureAnalysis(report.heading() + report.description(), report.action(), rootFailure);
    }
}
