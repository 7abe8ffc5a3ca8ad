package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.stagedoor.ServiceScope;
import dev.stagedoor.wiring.Problem.Kind;

/** Explains mistakes in what offers a service. */
final class ServiceProblems {

    private ServiceProblems() {}

    static Problem contradictoryReferences(Service known, ServiceScope scope, boolean multiton) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "References to service '" + known.id() + "' contradict each other",
                List.of(
                        "one says: " + describe(known.scope(), known.isMultiton()),
                        "another says: " + describe(scope, multiton)),
                "Share one reference, such as a constant, or give the services different ids.");
    }

    static Problem twoOverrides(Service service, List<Provider> providers) {
        boolean defaults = providers.get(0).layer().compareTo(Layer.DEFAULT) <= 0;
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Duplicate service implementations provided for '" + service.id() + "'",
                lines(service, providers),
                defaults
                        ? "Keep one default, or mark the others @ConditionalOnMissingBean."
                        : "Remove all but one, or mark the one to use:\n\n    @Bean @Primary "
                                + (service.isPluginScoped() ? "@PluginScope " : "")
                                + service.contract().toClass().getSimpleName() + " "
                                + providers.get(0).beanName() + "(...) { ... }");
    }

    static Problem notReplaceable(String serviceId, String origin) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "The service '" + serviceId + "' cannot be overridden",
                List.of("offered by: " + origin),
                "Remove it: the wiring itself supplies this service.");
    }

    static Problem twoOverridesForPlugin(Service service, String pluginId, List<Provider> providers) {
        return new Problem(
                Owner.plugin(pluginId),
                Kind.CONFLICT,
                "Duplicate implementations of service '" + service.id() + "' provided for plugin '" + pluginId + "'",
                lines(service, providers),
                "Remove all but one of them.");
    }

    static Problem wrongScope(Service service, String beanName, String origin, @Nullable Owner owner) {
        if (owner != null) {
            return new Problem(
                    owner,
                    Kind.CONFLICT,
                    "Bean '" + beanName + "' of " + owner + " offers " + service + ", which the whole backend shares",
                    List.of("declared by: " + origin),
                    "Move the @Bean method to a configuration class of the application. What only this plugin uses needs a"
                            + " type of its own that is no service.");
        }
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Bean '" + beanName + "' offers " + service + " in the wrong scope",
                List.of("declared by: " + origin),
                service.isPluginScoped()
                        ? "Add @PluginScope, so that each plugin has its own:\n\n    @Bean @PluginScope "
                                + service.contract().toClass().getSimpleName() + " " + beanName + "(...) { ... }"
                        : "Remove its scope, because the whole backend shares one instance:\n\n    @Bean "
                                + service.contract().toClass().getSimpleName() + " " + beanName + "(...) { ... }");
    }

    static Problem alreadyInstantiated(Service service, String loader) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Unable to set a factory for service '" + service.id() + "': the service has already been instantiated",
                List.of("feature loader " + loader + " supplies it, after a feature loader has been given it"),
                "Supply it with an earlier loader, or as a @Bean.");
    }

    static Problem duplicateLoaded(Service service, String first, String second) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Duplicate service implementations provided for '" + service.id() + "' by both feature loader " + first
                        + " and feature loader " + second,
                List.of(service.toString()),
                "Let one loader supply it, or settle it in the application: @Bean static ServiceFactory<...>.");
    }

    static Problem twoDefaults(Service service) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Two references to service '" + service.id() + "' carry different default factories",
                List.of(service.toString()),
                "Share one reference, and with it one default:\n\n    static final "
                        + (service.isPluginScoped() ? "PluginServiceRef<" : "RootServiceRef<")
                        + service.contract().toClass().getSimpleName() + "> REF = ServiceRef."
                        + (service.isPluginScoped() ? "plugin" : "root") + "(\"" + service.id() + "\", "
                        + service.contract().toClass().getSimpleName() + ".class).defaultFactory(...)\n\n"
                        + "Or supply the service in the application, which beats every default.");
    }

    static Problem factoryWithoutService(Service service, Class<?> factoryClass) {
        return Problem.ofBackend(
                Kind.INPUT,
                "The default factory " + factoryClass.getName() + " does not offer " + service,
                List.of(),
                "Add a method: @Bean" + (service.isPluginScoped() ? " @PluginScope " : " ")
                        + service.contract().toClass().getSimpleName() + " create(...).");
    }

    static Problem cycles(List<List<Service>> cycles) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Circular dependencies detected:"
                        + cycles.stream().map(ServiceProblems::path).collect(Collectors.joining("\n  ", "\n  ", "")),
                places(cycles),
                "Break each cycle: move what both need into a third service, or let one ask for the other when it is"
                        + " used, with a @Lazy parameter:\n\n    " + broken(cycles));
    }

    private static List<String> places(List<List<Service>> cycles) {
        return cycles.stream()
                .flatMap(List::stream)
                .distinct()
                .map(service -> service + ", offered by "
                        + service.inForce().stream().map(Provider::toString).collect(Collectors.joining(" and by ")))
                .toList();
    }

    private static String broken(List<List<Service>> cycles) {
        return cycles.stream()
                .map(cycle -> "@Lazy " + cycle.get(1).contract().toClass().getSimpleName() + " "
                        + StringUtils.uncapitalize(
                                cycle.get(1).contract().toClass().getSimpleName())
                        + "    // where '" + cycle.get(0).id() + "' is made")
                .collect(Collectors.joining("\n    "));
    }

    private static String path(List<Service> cycle) {
        return cycle.stream().map(service -> "'" + service.id() + "'").collect(Collectors.joining(" -> "));
    }

    private static String describe(ServiceScope scope, boolean multiton) {
        return "scope " + scope + (multiton ? ", multiton" : ", not a multiton");
    }

    private static List<String> lines(Service service, List<Provider> providers) {
        ArrayList<String> lines = new ArrayList<>();
        lines.add(service.toString());
        providers.forEach(provider -> lines.add("offered by: " + provider));
        return lines;
    }
}
