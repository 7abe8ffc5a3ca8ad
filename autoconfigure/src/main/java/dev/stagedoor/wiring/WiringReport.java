package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.stagedoor.wiring.BackendDescriptor.ModuleDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ProviderDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ServiceDescriptor;

/** Sums a right wiring up for a log: who is there, what is not as the defaults have it, and what may be a mistake. */
final class WiringReport {

    private final BackendDescriptor backend;

    private final List<String> warnings;

    WiringReport(BackendDescriptor backend, List<String> warnings) {
        this.backend = backend;
        this.warnings = Stream.concat(
                        warnings.stream(), backend.services().stream().flatMap(WiringReport::ignored))
                .toList();
    }

    String text() {
        List<String> lines = new ArrayList<>();
        backend.plugins().forEach(plugin -> add(plugin, lines));
        List<String> changed =
                backend.services().stream().flatMap(WiringReport::changes).toList();
        lines.addAll(changed);
        warnings.forEach(warning -> lines.add("Warning: " + warning));
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(total(changed.size()));
        return String.join("\n", lines);
    }

    private static void add(PluginDescriptor plugin, List<String> lines) {
        lines.add("Plugin '" + plugin.pluginId() + "': " + plugin.declaredBy() + ", "
                + counted(plugin.beans().size(), "bean") + ", asks for " + list(plugin.services()));
        for (ModuleDescriptor module : plugin.modules()) {
            lines.add("    module '" + module.moduleId() + "': " + module.declaredBy()
                    + (module.consumes().isEmpty() ? "" : ", extends " + list(module.consumes())));
        }
    }

    /** What the application has done to a service, a line each. */
    private static Stream<String> changes(ServiceDescriptor service) {
        List<String> changes = new ArrayList<>();
        List<ProviderDescriptor> supplied =
                service.providers().stream().filter(WiringDocument::isSupplied).toList();
        if (!supplied.isEmpty()) {
            String replaced = service.overridden().stream()
                    .filter(provider -> !WiringDocument.isSupplied(provider))
                    .map(ProviderDescriptor::declaredBy)
                    .distinct()
                    .collect(Collectors.joining(", "));
            changes.add(supplied.stream().map(WiringReport::origin).collect(Collectors.joining(", "))
                    + (replaced.isEmpty() ? "" : " instead of " + replaced));
        }
        service.forPlugins()
                .forEach((pluginId, provider) -> changes.add(origin(provider) + " for plugin '" + pluginId + "'"));
        if (!service.decorators().isEmpty()) {
            changes.add("decorated by " + list(service.decorators()));
        }
        return changes.stream().map(change -> "Service '" + service.id() + "': " + change);
    }

    /** Overrides that lost against others. */
    private static Stream<String> ignored(ServiceDescriptor service) {
        return service.overridden().stream()
                .filter(WiringDocument::isSupplied)
                .map(provider -> "Service '" + service.id() + "' is offered by " + origin(provider)
                        + " too, which is not used.");
    }

    private String total(int changes) {
        int modules = backend.plugins().stream()
                .mapToInt(plugin -> plugin.modules().size())
                .sum();
        return "Wiring is right: " + counted(backend.plugins().size(), "plugin") + ", " + counted(modules, "module")
                + ", " + counted(backend.services().size(), "service") + ", "
                + counted(changes, "change") + " by the application, " + counted(warnings.size(), "warning") + ".";
    }

    private static String origin(ProviderDescriptor provider) {
        return provider.declaredBy() + " (" + provider.layer() + ")";
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
