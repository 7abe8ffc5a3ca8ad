package dev.stagedoor;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a plugin or module failed that was not allowed to, once all plugins have settled. Backstage:
 * {@code BackendStartupError}.
 */
public class BackendStartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StartupResult result;

    /**
     * Makes the exception; its cause is the first failure that was not allowed.
     *
     * @param result the complete result, successes included
     */
    public BackendStartupException(StartupResult result) {
        super(message(result), firstCause(result));
        this.result = result;
    }

    /**
     * Returns how the start went.
     *
     * @return the complete result, successes included
     */
    public StartupResult getResult() {
        return result;
    }

    private static String message(StartupResult result) {
        return "Backend startup failed due to the following errors:\n"
                + result.plugins().stream()
                        .flatMap(BackendStartupException::lines)
                        .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(StartupResult.Plugin plugin) {
        Stream<String> own = isDisallowed(plugin.failure())
                ? Stream.of("  Plugin '" + plugin.pluginId() + "' startup failed; caused by " + cause(plugin.failure()))
                : Stream.empty();
        Stream<String> modules = plugin.modules().stream()
                .filter(module -> isDisallowed(module.failure()))
                .map(module -> "  Module '" + module.moduleId() + "' for plugin '" + plugin.pluginId()
                        + "' startup failed; caused by " + cause(module.failure()));
        return Stream.concat(own, modules);
    }

    private static @Nullable Throwable firstCause(StartupResult result) {
        return result.plugins().stream()
                .flatMap(plugin -> Stream.concat(
                        Stream.ofNullable(plugin.failure()),
                        plugin.modules().stream().flatMap(module -> Stream.ofNullable(module.failure()))))
                .filter(failure -> !failure.allowed())
                .map(StartupResult.Failure::error)
                .findFirst()
                .orElse(null);
    }

    private static boolean isDisallowed(StartupResult.@Nullable Failure failure) {
        return failure != null && !failure.allowed();
    }

    private static String cause(StartupResult.@Nullable Failure failure) {
        return failure == null ? "" : failure.error().toString();
    }
}
