package dev.stagedoor.page.autoconfigure;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend;
import dev.stagedoor.StartupResult;
import dev.stagedoor.page.autoconfigure.StateView.BackendStart;
import dev.stagedoor.page.autoconfigure.StateView.StepView;
import dev.stagedoor.wiring.StartTimeline;

/** How the process came up: the virtual machine, the root with its services, the plugins. */
final class BackendBeginning {

    /** A process that was there long before was not started for this backend, as with DevTools and in tests. */
    private static final Duration OWN_PROCESS = Duration.ofSeconds(30);

    private final Backend backend;

    private final StartTimeline timeline;

    private final Instant at;

    private final Instant contextAt;

    BackendBeginning(Backend backend, StartTimeline timeline, Instant contextAt) {
        this.backend = backend;
        this.timeline = timeline;
        this.contextAt = contextAt;
        this.at = beginningOf(contextAt);
    }

    private static Instant beginningOf(Instant contextAt) {
        Instant process =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return process.isBefore(contextAt) && process.plus(OWN_PROCESS).isAfter(contextAt) ? process : contextAt;
    }

    Instant at() {
        return at;
    }

    BackendStart view() {
        StartupResult result = backend.startupResult().orElse(null);
        Instant pluginsAt = result == null ? null : result.beginAt();
        Instant end = result == null ? null : result.resultAt();
        List<StepView> steps = new ArrayList<>();
        if (at.isBefore(contextAt)) {
            steps.add(step("process", at, contextAt));
        }
        steps.add(step("root", contextAt, pluginsAt));
        steps.addAll(StateReader.steps(timeline.rootServices(), at, "service "));
        if (pluginsAt != null) {
            steps.add(step("plugins", pluginsAt, end));
        }
        return new BackendStart(
                at,
                end == null ? null : StateReader.since(at, end),
                result == null ? null : result.outcome().name().toLowerCase(Locale.ROOT),
                steps);
    }

    private StepView step(String name, Instant from, @Nullable Instant to) {
        return new StepView(name, StateReader.since(at, from), to == null ? null : StateReader.since(from, to));
    }
}
