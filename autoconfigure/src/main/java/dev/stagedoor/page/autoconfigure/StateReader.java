package dev.stagedoor.page.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.PluginStatus;
import dev.stagedoor.page.autoconfigure.PageDetails.Told;
import dev.stagedoor.page.autoconfigure.StateView.ErrorView;
import dev.stagedoor.page.autoconfigure.StateView.ModuleView;
import dev.stagedoor.page.autoconfigure.StateView.PluginStart;
import dev.stagedoor.page.autoconfigure.StateView.PluginView;
import dev.stagedoor.page.autoconfigure.StateView.StepView;
import dev.stagedoor.page.autoconfigure.StateView.ViewerView;
import dev.stagedoor.wiring.Mode;
import dev.stagedoor.wiring.StartTimeline;

/** Reads how the backend is. */
final class StateReader {

    private static final String REQUESTS = "requests";

    private static final String RATE_LIMIT = "rateLimit";

    private static final String TASKS = "tasks";

    private static final String DATABASE = "database";

    /** What has a place of its own. */
    private static final Set<String> PLACED = Set.of(REQUESTS, RATE_LIMIT, TASKS, DATABASE, HealthDetails.NAME);

    private final Mode mode;

    private final Backend backend;

    private final BackendBeginning beginning;

    private final StartTimeline timeline;

    private final PageDetails details;

    private final LastErrors errors;

    private final ErrorTexts texts;

    private final boolean restartAllowed;

    StateReader(
            Mode mode,
            Backend backend,
            BackendBeginning beginning,
            StartTimeline timeline,
            PageDetails details,
            LastErrors errors,
            ErrorTexts texts,
            boolean restartAllowed) {
        this.mode = mode;
        this.backend = backend;
        this.beginning = beginning;
        this.timeline = timeline;
        this.details = details;
        this.errors = errors;
        this.texts = texts;
        this.restartAllowed = restartAllowed;
    }

    StateView read(@Nullable Viewer viewer) {
        Map<String, Told> told = details.read();
        Map<String, JsonNode> root = new LinkedHashMap<>();
        told.values().forEach(each -> root.putAll(each.root()));
        return new StateView(
                Instant.now(),
                mode.toString(),
                restartAllowed,
                ViewerView.of(viewer),
                beginning.view(),
                backend.plugins().stream().map(plugin -> plugin(plugin, told)).toList(),
                root,
                errors.newestFirst());
    }

    private PluginView plugin(PluginStatus plugin, Map<String, Told> told) {
        Map<String, JsonNode> mine = new LinkedHashMap<>();
        told.forEach((name, each) -> {
            JsonNode detail = each.plugins().get(plugin.pluginId());
            if (detail != null) {
                mine.put(name, detail);
            }
        });
        Map<String, JsonNode> others = new LinkedHashMap<>(mine);
        others.keySet().removeAll(PLACED);
        StartTimeline.Start start = timeline.plugin(plugin.pluginId()).orElse(null);
        return new PluginView(
                plugin.pluginId(),
                StateView.text(plugin.state()),
                plugin.since(),
                plugin.starts(),
                plugin.nextRetryAt(),
                ErrorView.of(plugin.failure(), texts),
                plugin.modules().stream()
                        .map(module -> new ModuleView(
                                module.moduleId(),
                                ErrorView.of(module.failure(), texts),
                                StateView.millisOrNull(module.startDuration())))
                        .toList(),
                start == null
                        ? null
                        : new PluginStart(
                                start.beginAt(),
                                since(beginning.at(), start.beginAt()),
                                StateView.millisOrNull(start.duration()),
                                start.cause()),
                start == null ? List.of() : steps(start.steps(), start.beginAt(), ""),
                mine.get(HealthDetails.NAME),
                withRefused(mine.get(REQUESTS), mine.get(RATE_LIMIT)),
                mine.get(TASKS),
                mine.get(DATABASE),
                others);
    }

    /** What a rate limit turned away never came to the gate of the plugin. */
    private static @Nullable JsonNode withRefused(@Nullable JsonNode requests, @Nullable JsonNode limit) {
        if (limit == null || !(requests instanceof ObjectNode counts)) {
            return requests;
        }
        long refused = limit.path("refused").asLong();
        ObjectNode all = counts.deepCopy();
        List.of("total", "rejected")
                .forEach(name -> all.put(name, counts.path(name).asLong() + refused));
        return all;
    }

    static List<StepView> steps(List<StartTimeline.Step> steps, Instant beginning, String prefix) {
        List<StepView> views = new ArrayList<>();
        for (StartTimeline.Step step : steps) {
            views.add(new StepView(
                    prefix + step.name(), since(beginning, step.beginAt()), StateView.millisOrNull(step.duration())));
        }
        return views;
    }

    static double since(Instant beginning, Instant moment) {
        return StateView.millis(Duration.between(beginning, moment));
    }
}
