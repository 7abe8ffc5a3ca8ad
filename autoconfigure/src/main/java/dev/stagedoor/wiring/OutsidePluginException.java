package dev.stagedoor.wiring;

import org.springframework.beans.BeansException;

/** A plugin-scoped bean was asked for where it is not known for which plugin. */
class OutsidePluginException extends BeansException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    OutsidePluginException(Problem problem) {
        super(problem.summary() + ". " + problem.action());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
