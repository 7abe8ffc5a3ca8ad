package dev.stagedoor.wiring;

import java.util.LinkedHashSet;
import java.util.Set;

/** Plugin and module classes that a condition switched off, and what lies in their packages. */
class SwitchedOff {

    private final Set<String> classes = new LinkedHashSet<>();

    private final Set<String> packages = new LinkedHashSet<>();

    void add(FeatureClass feature) {
        classes.add(feature.className());
        if (!feature.nested()) {
            packages.add(feature.packageName());
        }
    }

    boolean containsPackage(String packageName) {
        return packages.contains(packageName);
    }

    /** Whether the class is one of them or lies within one. */
    boolean contains(String className) {
        for (String name = className; name != null; name = ClassNames.enclosing(name)) {
            if (classes.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
