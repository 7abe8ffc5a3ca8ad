package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.wiring.Problem.Kind;

/** Explains what does not fit together in the graph of services, plugins and modules. */
final class GraphProblems {

    private GraphProblems() {}

    static Problem rootNeedsPlugin(String asker, Need need) {
        return Problem.ofBackend(
                Kind.GENERAL,
                "Failed to instantiate " + asker + " because it depends on " + need.service(),
                List.of("asked for by: " + need.place(), "the root has no plugin for which an instance could be made"),
                rootAlternative(need));
    }

    private static String rootAlternative(Need need) {
        Service asked = need.service();
        String scope = "make one of it for each plugin, with @PluginScope beside @Bean.";
        return asked != null && asked.id().equals("core.logger")
                ? "Ask for RootLoggerService instead of LoggerService, or " + scope
                : "Ask for a root service instead, or " + scope;
    }

    static Problem lateProvider(ServiceGraph.Node node, Need need) {
        return Problem.ofBackend(
                Kind.INPUT,
                node.service() + " asks for " + need.service()
                        + " through a provider, which can not know its plugin when it is called later",
                List.of("asked for by: " + need.place(), "offered by: " + node.provider()),
                "Ask for it with a plain parameter, or with a @Lazy one.");
    }

    static Problem missing(
            @Nullable Feature feature,
            List<ServiceGraph.Node> chain,
            List<Need> missing,
            Collection<ExtensionPointOffer> known) {
        Owner owner = feature == null ? null : feature.owner();
        String names = missing.stream().map(Need::ref).distinct().collect(Collectors.joining(", "));
        List<String> details = new ArrayList<>();
        if (!chain.isEmpty()) {
            String start = owner == null ? "" : owner + " -> ";
            details.add("needed through: " + start
                    + chain.stream()
                            .map(node -> "'" + node.service().id() + "'")
                            .collect(Collectors.joining(" -> "))
                    + " -> "
                    + missing.stream()
                            .map(need -> need.service() == null
                                    ? need.ref()
                                    : "'" + need.service().id() + "'")
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        List<String> told = new ArrayList<>();
        for (Need need : missing) {
            if (!told.contains(need.ref() + need.place())) {
                told.add(need.ref() + need.place());
                details.add(String.valueOf(need.service() == null ? need.ref() : need.service()));
                details.add("asked for by: " + need.place());
                details.add("candidates seen: " + candidates(need, known));
            }
        }
        return new Problem(owner, Kind.GENERAL, summary(owner, chain, missing, names), details, action(owner, missing))
                .about("missing: " + names);
    }

    private static String summary(
            @Nullable Owner owner, List<ServiceGraph.Node> chain, List<Need> missing, String names) {
        if (chain.isEmpty()) {
            return "No service available for the following dependencies of " + owner + ": " + names;
        }
        ServiceGraph.Node last = chain.get(chain.size() - 1);
        String holder = owner == null ? "root" : owner.pluginId();
        StringBuilder text = new StringBuilder();
        for (ServiceGraph.Node node : chain) {
            text.append("Failed to instantiate service '")
                    .append(node.service().id())
                    .append("' for '")
                    .append(node.service().isPluginScoped() ? holder : "root")
                    .append("' because ")
                    .append(node == last ? "" : "the factory function threw an error, ");
        }
        return text + "the following dependent services are missing: "
                + missing.stream()
                        .map(need -> need.service() == null
                                ? need.ref()
                                : "'" + need.service().id() + "'")
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static String candidates(Need need, Collection<ExtensionPointOffer> known) {
        Service service = need.service();
        if (service == null) {
            List<String> ids = known.stream().map(offer -> offer.ref().id()).toList();
            ExtensionPointRef<?> ref = need.extensionPoint();
            return "none, no plugin or module that is installed offers it. Offered are: " + Suggestions.quoted(ids)
                    + "." + (ref == null ? "" : Suggestions.didYouMean(ref.id(), ids));
        }
        List<String> candidates = new ArrayList<>(service.rejected());
        service.forPlugin()
                .forEach((pluginId, provider) ->
                        candidates.add(provider + ", but it is for plugin '" + pluginId + "' alone"));
        return candidates.isEmpty()
                ? "none, no bean of the application or of a starter offers it"
                : "\n" + String.join("\n", candidates);
    }

    private static String action(@Nullable Owner owner, List<Need> missing) {
        Service service = missing.isEmpty() ? null : missing.get(0).service();
        if (service == null) {
            return extensionPoint(owner, missing);
        }
        String type = service.contract().toClass().getSimpleName();
        return missing.stream()
                .map(Need::service)
                .distinct()
                .filter(Objects::nonNull)
                .map(GraphProblems::declaration)
                .collect(Collectors.joining(
                        "\n    ",
                        "Add the starter that offers it, or declare it in a configuration class of the application:"
                                + "\n\n    ",
                        ""));
    }

    private static String extensionPoint(@Nullable Owner owner, List<Need> missing) {
        ExtensionPointRef<?> ref = missing.isEmpty() ? null : missing.get(0).extensionPoint();
        String type = ref == null ? "..." : ref.contract().toClass().getSimpleName();
        return "Let plugin '" + (owner == null ? "..." : owner.pluginId())
                + "' offer it, with a bean that implements it, or correct what is asked for:\n\n    @Bean My" + type
                + " "
                + StringUtils.uncapitalize(type) + "() { ... }    // class My" + type + " implements " + type;
    }

    private static String declaration(Service service) {
        String type = service.contract().toClass().getSimpleName();
        return "@Bean " + (service.isPluginScoped() ? "@PluginScope " : "") + type + " "
                + StringUtils.uncapitalize(type) + "(...) { ... }";
    }

    static Problem foreignExtensionPoint(Feature feature, ExtensionPointOffer offer) {
        Owner owner = feature.owner();
        if (!owner.isModule() && owner.pluginId().equals(offer.owner().pluginId())) {
            return new Problem(
                    owner,
                    Kind.CONFLICT,
                    "Rejected dependency on extension point '" + offer.ref().id() + "' from outside of a module",
                    List.of("asked for by: the init of " + owner),
                    "Use the object that the plugin registered; extension points are for its modules.");
        }
        return new Problem(
                owner,
                Kind.CONFLICT,
                "Illegal dependency: " + owner + " attempted to depend on extension point '"
                        + offer.ref().id() + "' of plugin '" + offer.owner().pluginId()
                        + "'. Extension points can only be used within their plugin's scope.",
                List.of("offered by: " + offer.owner()),
                "Make it a module of that plugin, or share a service instead:\n\n    @BackendModule(pluginId = \""
                        + offer.owner().pluginId() + "\", moduleId = \"...\")");
    }
}
