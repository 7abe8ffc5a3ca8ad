package dev.stagedoor.wiring;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.FeatureLoader;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.errors.BackstageException;

/** A feature loader could not run, or failed. Keeps the name and the status of its cause. */
class FeatureLoaderException extends BackstageException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private FeatureLoaderException(
            String name, int status, String message, @Nullable Throwable cause, Problem problem) {
        super(name, status, message, cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    static FeatureLoaderException missing(FeatureLoader loader, List<String> missing) {
        return new FeatureLoaderException(
                "Error",
                500,
                "No service available for the following dependencies of feature loader " + loader.description() + ": "
                        + String.join(", ", missing)
                        + ". A loader may ask for configuration, the root logger, and what earlier loaders supplied.",
                null,
                CauseProblems.loaderMissing(loader, missing));
    }

    static FeatureLoaderException scope(FeatureLoader loader, ServiceRef<?> ref, Service service) {
        Problem problem = CauseProblems.loaderScope(loader, ref, service);
        return new FeatureLoaderException("Error", 500, problem.summary(), null, problem);
    }

    static FeatureLoaderException failed(FeatureLoader loader, Throwable cause) {
        return new FeatureLoaderException(
                nameOf(cause),
                cause instanceof BackstageException known ? known.getStatus() : 500,
                "Feature loader " + loader.description() + " failed",
                cause,
                CauseProblems.loaderFailed(loader, ServiceCreationException.essence(cause)));
    }
}
