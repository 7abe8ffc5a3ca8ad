package dev.stagedoor.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.wiring.FeatureCompletion;

/** Supplies what a module under test needs around it: its plugin, and the extension points that a test gives. */
final class Surroundings implements FeatureCompletion {

    private static final String MODULE_ID = "test-extension-points";

    private final List<Given<?>> extensionPoints;

    Surroundings(List<Given<?>> extensionPoints) {
        this.extensionPoints = List.copyOf(extensionPoints);
    }

    @Override
    public List<BackendFeature> complete(List<Registered> registered) {
        Map<String, List<Given<?>>> given = byPlugin(registered);
        Set<String> plugins = new LinkedHashSet<>();
        Set<String> extended = new LinkedHashSet<>();
        for (Registered feature : registered) {
            (feature.moduleId() == null ? plugins : extended).add(feature.pluginId());
        }
        extended.removeAll(plugins);

        List<BackendFeature> added = new ArrayList<>();
        for (String pluginId : extended) {
            List<Given<?>> own = given.getOrDefault(pluginId, List.of());
            added.add(BackendFeature.plugin(pluginId, points -> register(own, points)));
        }
        given.forEach((pluginId, own) -> {
            if (plugins.contains(pluginId)) {
                added.add(BackendFeature.module(pluginId, MODULE_ID, points -> register(own, points)));
            }
        });
        return added;
    }

    private Map<String, List<Given<?>>> byPlugin(List<Registered> registered) {
        Map<String, List<Given<?>>> byPlugin = new LinkedHashMap<>();
        List<String> unused = new ArrayList<>();
        for (Given<?> given : extensionPoints) {
            String pluginId = consumerOf(given.ref(), registered);
            if (pluginId == null) {
                unused.add("'" + given.ref().id() + "'");
            } else {
                byPlugin.computeIfAbsent(pluginId, id -> new ArrayList<>()).add(given);
            }
        }
        if (!unused.isEmpty()) {
            throw new IllegalStateException("No module under test asks for the extension points "
                    + String.join(", ", unused) + " that were given to the test backend");
        }
        return byPlugin;
    }

    private static @Nullable String consumerOf(ExtensionPointRef<?> ref, List<Registered> registered) {
        return registered.stream()
                .filter(feature ->
                        feature.moduleId() != null && feature.extensionPoints().contains(ref.id()))
                .map(Registered::pluginId)
                .findFirst()
                .orElse(null);
    }

    private static void register(List<Given<?>> given, RegistrationPoints points) {
        given.forEach(each -> each.register(points));
        points.registerInit(deps -> {});
    }

    @Override
    public String toString() {
        return "the test backend";
    }

    /**
     * An extension point that a test gives.
     *
     * @param ref the reference
     * @param implementation what modules receive
     * @param <T> the interface that modules receive
     */
    record Given<T>(ExtensionPointRef<T> ref, T implementation) {

        void register(RegistrationPoints points) {
            points.registerExtensionPoint(ref, implementation);
        }
    }
}
