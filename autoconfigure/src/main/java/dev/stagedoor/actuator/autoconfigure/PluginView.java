package dev.stagedoor.actuator.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import dev.stagedoor.Backend.ModuleStatus;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.Backend.State;
import dev.stagedoor.actuator.autoconfigure.FailureView.Failure;
import dev.stagedoor.wiring.BackendDescriptor.BeanDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ModuleDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;

/**
 * A plugin as the endpoint shows it: how it is, and how it is wired.
 *
 * @param pluginId its id
 * @param state where it is in its life
 * @param since when it came into that state
 * @param starts how often it began to start
 * @param startDuration how long its last successful start took
 * @param failure why its last start failed
 * @param nextRetryAt when it is tried again
 * @param declaredBy the class or bean method that declares it
 * @param beans the beans that it owns
 * @param extensionPoints the extension points that it offers
 * @param services the services that it asks for
 * @param modules its modules
 * @param details what the parts of the backend know of it, such as its tasks
 */
record PluginView(
        String pluginId,
        State state,
        @Nullable Instant since,
        int starts,
        @Nullable Duration startDuration,
        @Nullable Failure failure,
        @Nullable Instant nextRetryAt,
        String declaredBy,
        List<BeanDescriptor> beans,
        List<String> extensionPoints,
        List<String> services,
        List<ModuleView> modules,
        Map<String, Object> details)
        implements OperationResponseBody {

    static PluginView of(
            PluginStatus status, PluginDescriptor wired, FailureView failures, Map<String, Object> details) {
        return new PluginView(
                status.pluginId(),
                status.state(),
                status.since(),
                status.starts(),
                status.startDuration(),
                failures.of(status.failure()),
                status.nextRetryAt(),
                wired.declaredBy(),
                wired.beans(),
                wired.extensionPoints(),
                wired.services(),
                wired.modules().stream()
                        .map(module -> ModuleView.of(status, module, failures))
                        .toList(),
                details);
    }

    /**
     * A module as the endpoint shows it.
     *
     * @param moduleId its id
     * @param failure why it failed in the last start of its plugin
     * @param startDuration how long its last successful start took
     * @param declaredBy the class or bean method that declares it
     * @param beans the beans that it owns
     * @param extensionPoints the extension points that it offers
     * @param consumes the extension points that it asks for
     * @param services the services that it asks for
     */
    record ModuleView(
            String moduleId,
            @Nullable Failure failure,
            @Nullable Duration startDuration,
            String declaredBy,
            List<BeanDescriptor> beans,
            List<String> extensionPoints,
            List<String> consumes,
            List<String> services) {

        static ModuleView of(PluginStatus plugin, ModuleDescriptor wired, FailureView failures) {
            ModuleStatus status = plugin.modules().stream()
                    .filter(module -> module.moduleId().equals(wired.moduleId()))
                    .findFirst()
                    .orElse(new ModuleStatus(wired.moduleId(), null, null));
            return new ModuleView(
                    wired.moduleId(),
                    failures.of(status.failure()),
                    status.startDuration(),
                    wired.declaredBy(),
                    wired.beans(),
                    wired.extensionPoints(),
                    wired.consumes(),
                    wired.services());
        }
    }
}
