package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.StartupResult;
import dev.stagedoor.errors.BackstageException;

/** Writes once to the log what each plugin is made of and how it started, and what the application supplies. */
class StartupReport implements Consumer<StartupResult> {

    private final Wiring wiring;

    private final RootServices root;

    StartupReport(Wiring wiring, RootServices root) {
        this.wiring = wiring;
        this.root = root;
    }

    @Override
    public void accept(StartupResult result) {
        if (!result.plugins().isEmpty()) {
            StartupLog.logger(root.logger().get()).info(render(result));
        }
    }

    private String render(StartupResult result) {
        StringBuilder text = new StringBuilder("Backend report");
        for (StartupResult.Plugin plugin : result.plugins()) {
            text.append("\n  plugin ").append(plugin.pluginId()).append(outcome(plugin.failure()));
            text.append(", settled after ")
                    .append(Duration.between(result.beginAt(), plugin.resultAt())
                            .toMillis())
                    .append(" ms");
            for (StartupResult.Module module : plugin.modules()) {
                text.append("\n    module ").append(module.moduleId()).append(outcome(module.failure()));
            }
            List<OwnedBeans.OwnedBean> owned = wiring.index().owned().ofPlugin(plugin.pluginId());
            if (!owned.isEmpty()) {
                text.append("\n    owns ")
                        .append(owned.stream()
                                .map(bean ->
                                        bean.beanName() + " (" + bean.type().getSimpleName() + ")")
                                .collect(Collectors.joining(", ")));
            }
        }
        wiring.index().services().all().stream()
                .map(this::override)
                .filter(line -> !line.isEmpty())
                .forEach(line -> text.append("\n  service ").append(line));
        return text.toString();
    }

    private static String outcome(StartupResult.@Nullable Failure failure) {
        if (failure == null) {
            return " started";
        }
        return (failure.allowed() ? " failed, which is allowed: " : " failed: ")
                + BackstageException.nameOf(failure.error()) + ": "
                + failure.error().getMessage();
    }

    /** What the application has done to a service, or nothing. */
    private String override(Service service) {
        String supplied = service.inForce().stream()
                .filter(each -> each.layer().compareTo(Layer.DEFAULT) > 0)
                .map(Provider::toString)
                .collect(Collectors.joining(", "));
        String forPlugins = service.forPlugin().entrySet().stream()
                .map(entry -> entry.getValue() + " for plugin '" + entry.getKey() + "'")
                .collect(Collectors.joining(", "));
        String decorated = wiring.decorators().names(service).isEmpty()
                ? ""
                : "decorated by " + String.join(", ", wiring.decorators().names(service));
        String all = List.of(supplied, forPlugins, decorated).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "" : service.id() + ": " + all;
    }
}
