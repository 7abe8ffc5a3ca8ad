package dev.stagedoor.actuator.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.wiring.BackendDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendWiring;
import dev.stagedoor.wiring.PluginDetails;

/**
 * Shows the backend, how it is wired and how its plugins are, and restarts a plugin, which has to be permitted with
 * {@code management.endpoint.backend.access=unrestricted}.
 */
@WebEndpoint(id = "backend", defaultAccess = Access.READ_ONLY)
class BackendEndpoint {

    private static final int CONFLICT = 409;

    private final Backend backend;

    private final BackendWiring wiring;

    private final FailureView failures;

    private final Supplier<List<PluginDetails>> details;

    BackendEndpoint(
            Backend backend, BackendWiring wiring, FailureView failures, Supplier<List<PluginDetails>> details) {
        this.backend = backend;
        this.wiring = wiring;
        this.failures = failures;
        this.details = details;
    }

    @ReadOperation
    BackendView backend() {
        BackendDescriptor wired = wiring.describe();
        return new BackendView(plugins(wired), wired.services());
    }

    /** Answers {@code null} for a plugin that is not installed, which is status 404. */
    @ReadOperation
    @Nullable
    PluginView plugin(@Selector String pluginId) {
        return plugins(wiring.describe()).stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .findFirst()
                .orElse(null);
    }

    @WriteOperation
    WebEndpointResponse<Object> restart(@Selector String pluginId) {
        try {
            backend.restart(pluginId);
            return new WebEndpointResponse<>(plugin(pluginId));
        } catch (NotFoundException ex) {
            return failed(ex, WebEndpointResponse.STATUS_NOT_FOUND);
        } catch (ConflictException ex) {
            return failed(ex, CONFLICT);
        } catch (PluginRestartException ex) {
            return failed(ex, WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR);
        }
    }

    private WebEndpointResponse<Object> failed(RuntimeException error, int status) {
        return new WebEndpointResponse<>(failures.of(error), status);
    }

    private List<PluginView> plugins(BackendDescriptor wired) {
        Map<String, PluginStatus> statuses =
                backend.plugins().stream().collect(Collectors.toMap(PluginStatus::pluginId, Function.identity()));
        List<PluginView> plugins = new ArrayList<>();
        for (PluginDescriptor plugin : wired.plugins()) {
            PluginStatus status = statuses.get(plugin.pluginId());
            if (status != null) {
                plugins.add(PluginView.of(status, plugin, failures, details(plugin.pluginId())));
            }
        }
        return plugins;
    }

    /** What could not be found out is shown as a failure, in its place. */
    private Map<String, Object> details(String pluginId) {
        Map<String, Object> all = new TreeMap<>();
        for (PluginDetails each : details.get()) {
            Object detail;
            try {
                detail = each.of(pluginId);
            } catch (RuntimeException ex) {
                detail = Map.of("failure", Objects.requireNonNull(failures.of(ex)));
            }
            if (detail != null) {
                all.put(each.name(), detail);
            }
        }
        return all;
    }
}
