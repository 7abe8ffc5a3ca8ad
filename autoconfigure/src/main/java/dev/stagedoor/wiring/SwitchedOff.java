package dev.stagedoor.wiring;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.util.ClassUtils;

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
        String name = className;
        while (!classes.contains(name)) {
            int end = name.lastIndexOf('$');
            if (end <= ClassUtils.getPackageName(name).length() + 1) {
                return false;
            }
            name = name.substring(0, end);
        }
        return true;
    }
}
