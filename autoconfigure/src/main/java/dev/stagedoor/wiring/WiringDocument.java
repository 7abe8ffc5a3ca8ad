package dev.stagedoor.wiring;

import java.util.List;
import java.util.regex.Pattern;

import dev.stagedoor.wiring.BackendDescriptor.BeanDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ModuleDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ProviderDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ServiceDescriptor;

/** Writes a wiring down as Markdown. */
final class WiringDocument {

    private static final Pattern LINE = Pattern.compile("\\.java:\\d+");

    private final BackendDescriptor backend;

    WiringDocument(BackendDescriptor backend) {
        this.backend = backend;
    }

    String text() {
        return "# Backend\n\n"
                + "Plugins are rounded, modules point at their plugin, and root services have a double edge."
                + " What the application supplies is drawn with a thick line.\n\n"
                + "```mermaid\n" + new WiringDiagram(backend).text() + "```\n\n"
                + "## Plugins\n\n" + plugins()
                + "\n## Services\n\n" + services()
                + "\n## Overrides\n\n" + overrides();
    }

    private String plugins() {
        MarkdownTable table =
                new MarkdownTable("Plugin", "Module", "Declared by", "Beans", "Offers", "Extends", "Asks for");
        for (PluginDescriptor plugin : backend.plugins()) {
            table.row(
                    plugin.pluginId(),
                    "",
                    place(plugin.declaredBy()),
                    names(plugin.beans()),
                    lines(plugin.extensionPoints()),
                    "",
                    lines(plugin.services()));
            for (ModuleDescriptor module : plugin.modules()) {
                table.row(
                        plugin.pluginId(),
                        module.moduleId(),
                        place(module.declaredBy()),
                        names(module.beans()),
                        lines(module.extensionPoints()),
                        lines(module.consumes()),
                        lines(module.services()));
            }
        }
        return table.text();
    }

    private String services() {
        MarkdownTable table = new MarkdownTable("Service", "Scope", "Contract", "Provided by", "Asks for");
        for (ServiceDescriptor service : backend.services()) {
            table.row(
                    service.id(),
                    service.scope() + (service.multiton() ? ", multiton" : ""),
                    service.contract(),
                    origins(service.providers()),
                    lines(service.providers().stream()
                            .flatMap(provider -> provider.dependencies().stream())
                            .distinct()
                            .sorted()
                            .toList()));
        }
        return table.text();
    }

    /** What is not as the defaults have it: overridden, for all plugins or for one, or wrapped. */
    private String overrides() {
        MarkdownTable table = new MarkdownTable("Service", "For", "In force", "Instead of", "Decorated by");
        for (ServiceDescriptor service : backend.services()) {
            String decorators = lines(service.decorators());
            if (!service.overridden().isEmpty() || !service.decorators().isEmpty()) {
                table.row(service.id(), "all", origins(service.providers()), origins(service.overridden()), decorators);
            }
            service.forPlugins()
                    .forEach((pluginId, provider) -> table.row(
                            service.id(),
                            pluginId,
                            origins(List.of(provider)),
                            origins(service.providers()),
                            decorators));
        }
        return table.text();
    }

    static boolean isSupplied(ProviderDescriptor provider) {
        return provider.layer().compareTo(Layer.DEFAULT) > 0;
    }

    private static String origins(List<ProviderDescriptor> providers) {
        return lines(providers.stream()
                .map(provider -> place(provider.declaredBy()) + " (" + provider.layer() + ")")
                .toList());
    }

    /** Where something is declared, without the number of the line, which changes too often. */
    private static String place(String declaredBy) {
        return LINE.matcher(declaredBy).replaceAll(".java");
    }

    private static String names(List<BeanDescriptor> beans) {
        return lines(beans.stream().map(BeanDescriptor::name).toList());
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }
}
