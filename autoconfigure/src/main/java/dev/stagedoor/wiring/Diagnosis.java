package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.config.ConfigException;

/** Finds in an error what is really wrong, below what the wiring and Spring wrapped around it. */
final class Diagnosis {

    private Diagnosis() {}

    /** The problems behind an error, each with the way from what failed to it. */
    static List<Problem> of(Throwable error) {
        return causes(error).stream().map(Cause::explained).toList();
    }

    /** The problems behind an error, as far as it is about the wiring and not about the user's code. */
    static List<Problem> mistakes(Throwable error) {
        return causes(error).stream()
                .filter(cause -> !(cause.key() instanceof Throwable))
                .map(Cause::explained)
                .toList();
    }

    static List<Cause> causes(Throwable error) {
        List<String> trail = new ArrayList<>();
        Throwable current = ServiceCreationException.essence(error);
        while (true) {
            if (current instanceof WiringException wiring) {
                return wiring.problems().stream()
                        .map(problem -> new Cause(problem.topic(), problem, trail))
                        .toList();
            }
            if (current instanceof ConfigException config) {
                return ConfigProblems.of(config).stream()
                        .map(problem -> new Cause(problem.topic(), problem, trail))
                        .toList();
            }
            Problem known = known(current);
            if (known != null) {
                return List.of(new Cause(known.topic(), known, trail));
            }
            if (!(current instanceof ServiceCreationException service)) {
                return List.of(new Cause(root(current), CauseProblems.thrown(current), trail));
            }
            trail.add("'" + service.serviceId() + "'");
            Throwable next = service.getCause();
            Throwable essence = next == null ? null : ServiceCreationException.essence(next);
            if (essence == null || isForeign(essence)) {
                Object key = essence == null ? service.serviceId() : root(essence);
                return List.of(new Cause(key, CauseProblems.service(service, essence), trail));
            }
            current = essence;
        }
    }

    private static boolean isForeign(Throwable error) {
        return !(error instanceof ServiceCreationException)
                && !(error instanceof WiringException)
                && !(error instanceof ConfigException)
                && known(error) == null;
    }

    private static @Nullable Problem known(Throwable error) {
        if (error instanceof OutsidePluginException outside) {
            String place = UserCode.place(outside);
            return place == null ? outside.problem() : outside.problem().with("at " + place);
        }
        if (error instanceof UndeclaredDependencyException undeclared) {
            return undeclared.problem();
        }
        if (error instanceof DeadlineException late) {
            return late.problem();
        }
        if (error instanceof FeatureLoaderException loader) {
            Throwable cause = loader.getCause();
            Problem reason = cause == null ? null : known(cause);
            return reason == null ? loader.problem() : reason;
        }
        return null;
    }

    private static Throwable root(Throwable error) {
        Throwable current = error;
        while (current.getCause() != null) {
            current = current.getCause();
        }
        return current;
    }

    /**
     * One thing that is wrong.
     *
     * @param key equal for errors that have it in common
     * @param problem what it is
     * @param trail the services through which it was met, the outermost first
     */
    record Cause(Object key, Problem problem, List<String> trail) {

        Cause {
            trail = trail.stream().distinct().toList();
        }

        Problem explained() {
            return trail.size() < 2 ? problem : problem.with("needed through: " + String.join(" -> ", trail));
        }
    }
}
