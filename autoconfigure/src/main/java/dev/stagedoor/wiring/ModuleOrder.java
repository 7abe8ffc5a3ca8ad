package dev.stagedoor.wiring;

import java.util.List;
import java.util.stream.Collectors;

import dev.stagedoor.errors.ConflictException;

/** In which order the modules of a plugin run: one that offers an extension point runs after those that use it. */
final class ModuleOrder {

    private ModuleOrder() {}

    /**
     * Makes the graph of the modules that may run, in which what a module consumes is what it provides to others.
     *
     * @throws ConflictException if modules wait for each other
     */
    static DependencyGraph<ModuleUnit> of(PluginUnit plugin) {
        DependencyGraph<ModuleUnit> graph = DependencyGraph.of(plugin.modules().stream()
                .filter(module -> module.problem() == null)
                .map(module -> DependencyGraph.node(module, module.consumes(), module.provides()))
                .toList());
        List<List<ModuleUnit>> cycles = graph.detectCycles();
        if (!cycles.isEmpty()) {
            throw new ConflictException("Circular dependency of modules of plugin '" + plugin.pluginId()
                    + "' through extension points:\n"
                    + cycles.stream().map(ModuleOrder::path).collect(Collectors.joining("\n")));
        }
        return graph;
    }

    private static String path(List<ModuleUnit> cycle) {
        return cycle.stream()
                .map(module -> "'" + module.moduleId() + "'")
                .collect(Collectors.joining(" -> ", "  ", ""));
    }
}
