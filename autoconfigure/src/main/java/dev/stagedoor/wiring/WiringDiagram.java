package dev.stagedoor.wiring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.stagedoor.ServiceScope;
import dev.stagedoor.wiring.BackendDescriptor.ModuleDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ServiceDescriptor;

/** Draws a wiring as a flowchart of Mermaid: plugins, modules, and the services that somebody asks for. */
final class WiringDiagram {

    private final BackendDescriptor backend;

    private final StringBuilder nodes = new StringBuilder();

    private final StringBuilder edges = new StringBuilder();

    private final Map<String, String> names = new HashMap<>();

    private final Set<String> taken = new HashSet<>();

    WiringDiagram(BackendDescriptor backend) {
        this.backend = backend;
    }

    String text() {
        backend.plugins().forEach(this::plugin);
        Set<String> shown = shown();
        for (ServiceDescriptor service : backend.services()) {
            if (shown.contains(service.id())) {
                service(service);
            }
        }
        return "flowchart LR\n" + nodes + edges + "    classDef application stroke-width:4px\n";
    }

    private void plugin(PluginDescriptor plugin) {
        String name = name("plugin", plugin.pluginId());
        node(name, "([", plugin.pluginId(), "])", false);
        plugin.services().forEach(service -> edge(name, name("service", service)));
        for (ModuleDescriptor module : plugin.modules()) {
            String part = name("module", plugin.pluginId() + " " + module.moduleId());
            node(part, "(", module.moduleId(), ")", false);
            if (module.consumes().isEmpty()) {
                edge(part, name);
            }
            module.consumes()
                    .forEach(point -> edges.append("    ")
                            .append(part)
                            .append(" -- ")
                            .append(label(point))
                            .append(" --> ")
                            .append(name)
                            .append('\n'));
            module.services().forEach(service -> edge(part, name("service", service)));
        }
    }

    private void service(ServiceDescriptor service) {
        boolean root = service.scope() == ServiceScope.ROOT;
        String name = name("service", service.id());
        node(name, root ? "[[" : "[", service.id(), root ? "]]" : "]", isSupplied(service));
        dependencies(service).forEach(target -> edge(name, name("service", target)));
    }

    /** The services that plugins need, and those that these need, and what the application supplies. */
    private Set<String> shown() {
        Set<String> shown = new TreeSet<>();
        for (PluginDescriptor plugin : backend.plugins()) {
            shown.addAll(plugin.services());
            plugin.modules().forEach(module -> shown.addAll(module.services()));
        }
        for (ServiceDescriptor service : backend.services()) {
            if (isSupplied(service)) {
                shown.add(service.id());
            }
        }
        Set<String> grown = new TreeSet<>(shown);
        do {
            shown.addAll(grown);
            backend.services().stream()
                    .filter(service -> shown.contains(service.id()))
                    .forEach(service -> grown.addAll(dependencies(service)));
        } while (grown.size() > shown.size());
        return shown;
    }

    private static Set<String> dependencies(ServiceDescriptor service) {
        Set<String> ids = new TreeSet<>();
        Stream.concat(service.providers().stream(), service.forPlugins().values().stream())
                .forEach(provider -> ids.addAll(provider.dependencies()));
        return ids;
    }

    private static boolean isSupplied(ServiceDescriptor service) {
        return !service.forPlugins().isEmpty()
                || !service.decorators().isEmpty()
                || service.providers().stream().anyMatch(WiringDocument::isSupplied);
    }

    private void node(String name, String open, String text, String close, boolean supplied) {
        nodes.append("    ").append(name).append(open).append(label(text)).append(close);
        nodes.append(supplied ? ":::application\n" : "\n");
    }

    private void edge(String from, String to) {
        edges.append("    ").append(from).append(" --> ").append(to).append('\n');
    }

    /** A name of letters, digits and underscores, which no other node has. */
    private String name(String kind, String id) {
        return names.computeIfAbsent(kind + " " + id, key -> {
            String name = key.replaceAll("[^A-Za-z0-9]", "_");
            String free = name;
            for (int number = 2; !taken.add(free); number++) {
                free = name + "_" + number;
            }
            return free;
        });
    }

    /** The text in quotes, with whatever could mean something to Mermaid as its number. */
    private static String label(String text) {
        StringBuilder label = new StringBuilder("\"");
        text.codePoints().forEach(each -> {
            if (Character.isLetterOrDigit(each) || " .-_/".indexOf(each) >= 0) {
                label.appendCodePoint(each);
            } else {
                label.append('#').append(each).append(';');
            }
        });
        return label.append('"').toString();
    }
}
