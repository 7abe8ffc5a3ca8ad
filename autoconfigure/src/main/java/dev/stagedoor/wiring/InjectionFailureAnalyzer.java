package dev.stagedoor.wiring;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports a root bean that asks for what only plugins see. Anything else is left to the framework's analyzers. */
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class InjectionFailureAnalyzer extends AbstractFailureAnalyzer<UnsatisfiedDependencyException> {

    private final @Nullable BeanFactory beanFactory;

    InjectionFailureAnalyzer(@Nullable BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnsatisfiedDependencyException cause) {
        Wiring wiring = Wiring.known(beanFactory);
        if (wiring == null || !(beanFactory instanceof ConfigurableListableBeanFactory listable)) {
            return null;
        }
        MissingBeans missing = new MissingBeans(listable, wiring);
        Problem problem = missing.concernsPlugins(cause) ? missing.problem(cause, null) : null;
        if (problem == null) {
            return null;
        }
        ProblemReport report = ProblemReport.of(List.of(problem));
        return new FailureAnalysis(report.description(), report.action(), rootFailure);
    }
}
