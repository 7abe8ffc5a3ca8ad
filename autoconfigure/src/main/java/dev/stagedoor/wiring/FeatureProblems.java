package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.wiring.Problem.Kind;

/** Explains mistakes in the registration of plugins, modules and extension points. */
final class FeatureProblems {

    private FeatureProblems() {}

    static Problem duplicate(Feature first, Feature second) {
        Owner owner = second.owner();
        String what = owner.toString();
        return new Problem(
                owner,
                Kind.CONFLICT,
                Character.toUpperCase(what.charAt(0)) + what.substring(1) + " is already registered",
                List.of("first: " + first.origin(), "again: " + second.origin()),
                owner.isModule()
                        ? "Remove one of the two, or give it another id:\n\n    @BackendModule(pluginId = \""
                                + owner.pluginId() + "\", moduleId = \"...\")"
                        : "Remove one of the two, or give it another id:\n\n    @BackendPlugin(\"...\")");
    }

    static Problem duplicateExtensionPoint(Feature feature, ExtensionPointOffer second, ExtensionPointOffer first) {
        return new Problem(
                feature.owner(),
                Kind.CONFLICT,
                "Extension point '" + second.ref().id() + "' of " + feature.owner() + " is already registered by "
                        + first.owner(),
                List.of(
                        "first: " + first.ref() + ", " + first.ref().contract() + ", of " + first.owner(),
                        "again: " + second.ref() + ", " + second.ref().contract() + ", of " + second.owner()),
                "Register it once, or give one of the two another id:\n\n    @ExtensionPoint(\""
                        + feature.owner().pluginId() + ".<name>\")");
    }

    static Problem nullDependency(Owner owner, String origin, int position) {
        return new Problem(
                owner,
                Kind.INPUT,
                "Dependency " + position + " of the init of " + owner + " is null",
                List.of("declared by: " + origin),
                "Give registerInit a reference in this place, counted from 0, such as CoreServices.LOGGER. A static constant"
                        + " is null as long as the class that declares it is being initialised.");
    }

    static Problem invalidId(FeatureClass feature, String problem) {
        return Problem.ofBackend(
                Kind.INPUT,
                problem,
                List.of("declared by: " + feature.className()),
                "Write it like this:\n\n    "
                        + (feature.owner().isModule()
                                ? "@BackendModule(pluginId = \""
                                        + feature.owner().pluginId() + "\", moduleId = \""
                                        + corrected(feature.owner().moduleId()) + "\")"
                                : "@BackendPlugin(\""
                                        + corrected(feature.owner().pluginId()) + "\")"));
    }

    private static String corrected(@Nullable String id) {
        String words = String.valueOf(id).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^[^A-Za-z]+|-+$", "");
        return words.isEmpty() || words.equals("root") ? "my-" + (words.isEmpty() ? "plugin" : words) : words;
    }

    static Problem severalInits(FeatureClass feature, List<Method> methods) {
        return new Problem(
                feature.owner(),
                Kind.INPUT,
                "More than one @Init method in " + feature.className() + ", the class of " + feature.owner(),
                methods.stream().map(Method::toGenericString).toList(),
                "Keep one @Init method and let it call the others.");
    }

    static Problem ownsApplication(FeatureClass feature) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "The package of " + feature.className() + ", the class of " + feature.owner()
                        + ", contains the application class, so the plugin would own the whole application",
                List.of("package " + feature.packageName()),
                "Move it, and what belongs to it, to a package of its own:\n\n    package " + feature.packageName()
                        + "." + feature.owner().pluginId().replaceAll("[^A-Za-z0-9]", "") + ";");
    }

    static Problem sharedPackage(Collection<FeatureClass> features) {
        FeatureClass first = features.iterator().next();
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Package " + first.packageName() + " has more than one plugin or module class, so it is not known whose"
                        + " its components are",
                features.stream()
                        .map(feature -> feature.className() + ", the class of " + feature.owner())
                        .toList(),
                "Move each to a package of its own, or nest them in another class.");
    }

    static Problem importedTwice(String className, Collection<Owner> owners) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Class " + className + " is imported by more than one plugin or module",
                owners.stream().map(owner -> "imported by: " + owner).toList(),
                "Import it in a configuration class of the application, which makes its beans the root's, or give each"
                        + " a subclass of its own to import:\n\n    @Import("
                        + className.substring(className.lastIndexOf('.') + 1).replace('$', '.')
                        + ".class)");
    }

    static Problem notStatic(String beanName, String origin, String type) {
        return Problem.ofBackend(
                Kind.INPUT,
                "The @Bean method of feature '" + beanName + "' is not static",
                List.of("declared by: " + origin),
                "Add static, because features are collected before other beans exist:\n\n    @Bean static " + type + " "
                        + beanName + "() { ... }");
    }

    static Problem notFullyTyped(String beanName, String origin) {
        return Problem.ofBackend(
                Kind.INPUT,
                "The service factory '" + beanName + "' does not say in its type which service it offers",
                List.of("declared by: " + origin),
                "Name the service in the return type:\n\n    @Bean static ServiceFactory<...Service> " + beanName
                        + "() { ... }");
    }

    static Problem moduleCycles(PluginPlan plan, List<List<Feature>> cycles) {
        return new Problem(
                plan.feature().owner(),
                Kind.CONFLICT,
                "Circular dependency of modules of plugin '" + plan.pluginId() + "' through extension points:\n"
                        + cycles.stream()
                                .map(cycle -> cycle.stream()
                                        .map(module -> "'" + module.owner().moduleId() + "'")
                                        .collect(Collectors.joining(" -> ", "  ", "")))
                                .collect(Collectors.joining("\n")),
                List.of("a module that offers an extension point runs after those that use it, so these would wait for"
                        + " each other"),
                "Let the plugin itself offer one of the extension points, or put the modules into one.");
    }
}
