package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Dependency;
import dev.stagedoor.FeatureLoader;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.wiring.Problem.Kind;

/** Explains errors that come from the user's code, or from what it called. */
final class CauseProblems {

    private CauseProblems() {}

    static Problem thrown(Throwable error) {
        return Problem.ofBackend(Kind.GENERAL, String.valueOf(error), place(error), mendAt(error));
    }

    /** A root service failed with an error of its own. */
    static Problem rootService(List<String> chain, Throwable essence) {
        List<String> details = new ArrayList<>(place(essence));
        details.add("thrown while root service " + chain.get(chain.size() - 1) + " was made");
        if (chain.size() > 1) {
            details.add("needed through: " + String.join(" -> ", chain));
        }
        return Problem.ofBackend(
                Kind.GENERAL,
                String.valueOf(essence),
                details,
                mendAt(essence) + " The backend can not start without its root services. Start with --debug to see the"
                        + " whole stack trace.");
    }

    /** A service could not be made because of an error in one of its callbacks. */
    static Problem service(ServiceCreationException failure, @Nullable Throwable essence) {
        if (essence == null) {
            return Problem.ofBackend(Kind.GENERAL, String.valueOf(failure.getMessage()), List.of(), failure.advice());
        }
        List<String> details = new ArrayList<>(place(essence));
        details.add("thrown while service '" + failure.serviceId() + "' was made for '" + failure.holder() + "', in "
                + failure.phase());
        return Problem.ofBackend(Kind.GENERAL, String.valueOf(essence), details, mendAt(essence));
    }

    static Problem loaderMissing(FeatureLoader loader, Collection<String> missing) {
        return Problem.ofBackend(
                Kind.GENERAL,
                "No service available for the following dependencies of feature loader " + loader.description() + ": "
                        + String.join(", ", missing),
                List.of("a loader runs before anything else is made, so it may ask for configuration, the root"
                        + " logger, and what earlier loaders supplied"),
                "Remove the dependency from BackendFeature.loader(..., <reference>), or let an earlier loader supply"
                        + " the service.");
    }

    static Problem loaderScope(FeatureLoader loader, ServiceRef<?> asked, Service service) {
        return Problem.ofBackend(
                Kind.GENERAL,
                "Feature loader " + loader.description() + " depends on " + asked + ", which is in scope "
                        + service.scope() + ", and a loader may only depend on root services",
                List.of("the loader says: " + asked + " is in scope root", "known is: " + service),
                "Remove the dependency from the loader: it runs before any plugin exists. Ask for a root service"
                        + " instead, such as CoreServices.ROOT_LOGGER instead of CoreServices.LOGGER.");
    }

    static Problem loaderFailed(FeatureLoader loader, Throwable cause) {
        List<String> details = new ArrayList<>(place(cause));
        details.add("thrown by feature loader " + loader.description());
        details.add("a failing loader always fails the start, whatever backend.startup says");
        return Problem.ofBackend(Kind.GENERAL, String.valueOf(cause), details, mendAt(cause));
    }

    static Problem undeclared(Dependency<?> asked, String asker, String declaration, Collection<String> declared) {
        return Problem.ofBackend(
                Kind.INPUT,
                asked + " was not declared as a dependency of " + asker,
                List.of("declared are: " + (declared.isEmpty() ? "none" : String.join(", ", declared))),
                "Declare it where the callback is given, then deps.get(...) finds it:\n\n    " + declaration);
    }

    private static List<String> place(Throwable error) {
        String place = UserCode.place(error);
        return place == null ? List.of() : List.of("at " + place);
    }

    private static String mendAt(Throwable error) {
        String place = UserCode.place(error);
        return place == null
                ? "Correct what the error says."
                : "Correct what the error says, beginning at "
                        + place.substring(place.lastIndexOf('(') + 1, place.length() - 1) + ".";
    }
}
