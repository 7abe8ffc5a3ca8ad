package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import dev.stagedoor.config.ConfigException;

/**
 * Reports a root service that failed with an error of its own: the original error first, then the services that
 * needed it. Errors of the framework are left to the analyzers that know them.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class RootServiceFailureAnalyzer implements FailureAnalyzer {

    private final @Nullable BeanFactory beanFactory;

    RootServiceFailureAnalyzer(@Nullable BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Wiring wiring = Wiring.known(beanFactory);
        if (wiring == null) {
            return null;
        }
        WiringIndex index = wiring.index();
        List<String> chain = new ArrayList<>();
        boolean ofService = false;
        Throwable cause = failure;
        while (cause instanceof BeanCreationException creation && creation.getCause() != null) {
            String name = creation.getBeanName();
            if (name != null) {
                WiringIndex.Offer offer = index.offer(name);
                ofService |= offer != null;
                String step = offer != null ? "'" + offer.service().id() + "'" : "bean '" + name + "'";
                if (chain.isEmpty() || !chain.get(chain.size() - 1).equals(step)) {
                    chain.add(step);
                }
            }
            cause = creation.getCause();
        }
        Throwable essence = ServiceCreationException.essence(cause);
        if (!ofService || essence.getClass().getName().startsWith("org.springframework.")) {
            return null;
        }
        ProblemReport report = ProblemReport.of(
                essence instanceof ConfigException config
                        ? ConfigProblems.of(
                                config, "read while root service " + chain.get(chain.size() - 1) + " was made")
                        : List.of(CauseProblems.rootService(chain, essence)));
        return new FailureAnalysis(report.heading() + report.description(), report.action(), failure);
    }
}
