package dev.stagedoor.wiring;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Knows to which plugin or module a class belongs, by name: its own annotation or that of a class around it, then
 * who imports it, then the nearest plugin or module in its package or above. Filled while definitions are
 * collected, by one thread.
 */
class Ownership {

    private final Map<String, FeatureClass> features = new LinkedHashMap<>();

    private final Map<String, Set<Owner>> importers = new LinkedHashMap<>();

    private final Map<String, Set<FeatureClass>> packages = new LinkedHashMap<>();

    private final SwitchedOff switchedOff = new SwitchedOff();

    private final Set<String> applicationPackages = new LinkedHashSet<>();

    /** Adds a class, once. */
    boolean add(FeatureClass feature, Set<String> imports) {
        if (features.putIfAbsent(feature.className(), feature) != null) {
            return false;
        }
        imports.forEach(name ->
                importers.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(feature.owner()));
        if (!feature.nested()) {
            packages.computeIfAbsent(feature.packageName(), key -> new LinkedHashSet<>())
                    .add(feature);
        }
        return true;
    }

    /** Notes that a condition switched a class off: it owns nothing, and nobody else owns its package for it. */
    void switchOff(FeatureClass feature) {
        switchedOff.add(feature);
        features.remove(feature.className());
        packages.values().forEach(all -> all.remove(feature));
        packages.values().removeIf(Set::isEmpty);
        importers.values().forEach(owners -> owners.remove(feature.owner()));
    }

    /** Whether the class belongs to a plugin or module that is switched off. */
    boolean isSwitchedOff(String className) {
        if (switchedOff.contains(className)) {
            return true;
        }
        for (String name = ClassUtils.getPackageName(className);
                !name.isEmpty() && !packages.containsKey(name);
                name = ClassUtils.getPackageName(name)) {
            if (switchedOff.containsPackage(name)) {
                return !containsApplication(name) && importersOf(className).isEmpty();
            }
        }
        return false;
    }

    /** Tells where the application lives, which no package of a plugin may contain. */
    void addApplicationClass(String className) {
        applicationPackages.add(ClassUtils.getPackageName(className));
    }

    Collection<FeatureClass> features() {
        return Collections.unmodifiableCollection(features.values());
    }

    @Nullable
    FeatureClass feature(String className) {
        return features.get(className);
    }

    /** The plugin and module classes that share a package, for every package where there are several. */
    Collection<Set<FeatureClass>> sharedPackages() {
        return packages.values().stream().filter(all -> all.size() > 1).toList();
    }

    /** Whether the class's package contains the application, so that it can not own what lies in it. */
    boolean wouldOwnApplication(FeatureClass feature) {
        return !feature.nested() && containsApplication(feature.packageName());
    }

    /** Everyone who imports the class; more than one is a mistake. */
    Set<Owner> importersOf(String className) {
        return importers.getOrDefault(className, Set.of());
    }

    @Nullable
    Owner ownerOf(String className) {
        if (features.isEmpty()) {
            return null;
        }
        for (String name = className; name != null; name = ClassNames.enclosing(name)) {
            FeatureClass feature = features.get(name);
            if (feature != null) {
                return feature.owner();
            }
            Set<Owner> owners = importersOf(name);
            if (!owners.isEmpty()) {
                return owners.iterator().next();
            }
        }
        return ownerOfPackage(ClassUtils.getPackageName(className));
    }

    private @Nullable Owner ownerOfPackage(String packageName) {
        for (String name = packageName; !name.isEmpty(); name = ClassUtils.getPackageName(name)) {
            Set<FeatureClass> nearest = packages.get(name);
            if (nearest != null && !containsApplication(name)) {
                return nearest.iterator().next().owner();
            }
        }
        return null;
    }

    private boolean containsApplication(String packageName) {
        return applicationPackages.stream()
                .anyMatch(name -> name.equals(packageName) || name.startsWith(packageName + "."));
    }
}
