package dev.stagedoor.wiring;

import java.time.Duration;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** What the lives of all plugins have in common. */
record LifeSupport(
        PluginStates states,
        RootServices root,
        StartupProperties startup,
        RetryProperties retry,
        ShutdownProperties shutdown,
        PluginObservations observations,
        StartTimeline timeline,
        FailureReports failures,
        InstantSource clock) {

    PluginStart start(PluginUnit run, StartCause cause, StartRecorder recorder, StartupExecutor executor) {
        return new PluginStart(
                run,
                cause,
                states,
                new ReportingRecorder(recorder, failures),
                observations,
                timeline,
                executor,
                startup.timeout());
    }

    /** For a start after the present one. */
    StartRecorder recorder(String pluginId) {
        return new RestartRecorder(logger(), states.failure(pluginId), states.moduleFailures(pluginId));
    }

    StartupExecutor open(String threadNamePrefix) {
        return StartupExecutor.open(threadNamePrefix, startup.parallelism());
    }

    StopSteps steps() {
        return new StopSteps(root, shutdown.timeout());
    }

    Logger logger() {
        return StartupLog.logger(root.logger().get());
    }

    /** Whether a plugin is tried again whose start has ended so. */
    boolean isRetried(String pluginId, @Nullable Throwable failure, StartRecorder recorder) {
        if (!retry.enabled()) {
            return false;
        }
        if (failure != null) {
            return recorder.allowsPlugin(pluginId) && !isMistake(failure);
        }
        return retry.modules()
                && states.moduleFailures(pluginId).entrySet().stream()
                        .anyMatch(module ->
                                recorder.allowsModule(pluginId, module.getKey()) && !isMistake(module.getValue()));
    }

    void retryIn(String pluginId, Duration delay) {
        states.retryAt(pluginId, clock.instant().plus(delay));
        logger().info("Plugin '{}' will be tried again in {}", pluginId, TimedTask.print(delay));
    }

    /** What is wrong with the wiring is wrong the next time, too. */
    private static boolean isMistake(Throwable failure) {
        return !(failure instanceof DeadlineException)
                && !Diagnosis.mistakes(failure).isEmpty();
    }
}
