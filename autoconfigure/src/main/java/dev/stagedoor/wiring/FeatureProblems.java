package dev.stagedoor.wiring;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;

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
                "Remove one of the two, or give it another id.");
    }

    static Problem duplicateExtensionPoint(Feature feature, ExtensionPointOffer second, ExtensionPointOffer first) {
        return new Problem(
                feature.owner(),
                Kind.CONFLICT,
                "Extension point '" + second.ref().id() + "' of " + feature.owner() + " is already registered by "
                        + first.owner(),
                List.of(second.ref() + " has contract " + second.ref().contract()),
                "Give one of the two another id: @ExtensionPoint(\""
                        + feature.owner().pluginId() + ".<name>\").");
    }

    static Problem nullDependency(Owner owner, String origin, int position) {
        return new Problem(
                owner,
                Kind.INPUT,
                "Dependency " + position + " of the init of " + owner + " is null",
                List.of("declared by " + origin),
                "Give registerInit a reference, such as CoreServices.LOGGER; is a constant read before it is set?");
    }

    static Problem invalidId(FeatureClass feature, String problem) {
        return Problem.ofBackend(
                Kind.INPUT,
                problem,
                List.of("declared by " + feature.className()),
                feature.owner().isModule()
                        ? "Write @BackendModule(pluginId = \"...\", moduleId = \"my-module\")."
                        : "Write @BackendPlugin(\"my-plugin\").");
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
                "Move it to a package of its own: package " + feature.packageName() + "."
                        + feature.owner().pluginId().replaceAll("[^A-Za-z0-9]", "") + ";");
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
                owners.stream().map(owner -> "imported by " + owner).toList(),
                "Import it in the application, which makes it a root bean, or give each plugin a subclass of its own.");
    }

    static Problem notStatic(String beanName, String origin, String type) {
        return Problem.ofBackend(
                Kind.INPUT,
                "The @Bean method of feature '" + beanName + "' is not static",
                List.of("declared by " + origin),
                "Add static, because features are collected before other beans exist: @Bean static " + type + " "
                        + beanName + "() { ... }");
    }

    static Problem notFullyTyped(String beanName, String origin) {
        return Problem.ofBackend(
                Kind.INPUT,
                "The service factory '" + beanName + "' does not say in its type which service it offers",
                List.of("declared by " + origin),
                "Name the service in the return type: @Bean static ServiceFactory<MyService> " + beanName
                        + "() { ... }");
    }
}
