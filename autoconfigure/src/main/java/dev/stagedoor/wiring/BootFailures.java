package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.StartupResult;
import dev.stagedoor.StartupResult.Failure;

/** Plugins and modules that were not allowed to fail, sorted by what is really wrong. */
final class BootFailures {

    private final Map<String, Throwable> failed = new TreeMap<>();

    private final Map<String, String> permissions = new TreeMap<>();

    private final Map<Object, List<Met>> causes = new LinkedHashMap<>();

    private int plugins;

    private int modules;

    private BootFailures() {}

    static BootFailures of(StartupResult result) {
        BootFailures failures = new BootFailures();
        for (StartupResult.Plugin plugin : result.plugins()) {
            Owner owner = Owner.plugin(plugin.pluginId());
            if (failures.add(owner, plugin.failure(), "onPluginBootFailure")) {
                failures.plugins++;
            }
            for (StartupResult.Module module : plugin.modules()) {
                Owner part = new Owner(plugin.pluginId(), module.moduleId());
                if (failures.add(
                        part, module.failure(), "modules." + module.moduleId() + ".onPluginModuleBootFailure")) {
                    failures.modules++;
                }
            }
        }
        failures.sort();
        return failures;
    }

    private boolean add(Owner owner, @Nullable Failure failure, String key) {
        if (failure == null || failure.allowed()) {
            return false;
        }
        failed.put(owner.toString(), failure.error());
        permissions.put(owner.toString(), "backend.startup.plugins." + owner.pluginId() + "." + key + "=continue");
        return true;
    }

    private void sort() {
        failed.forEach((subject, error) -> Diagnosis.causes(error)
                .forEach(cause -> causes.computeIfAbsent(cause.key(), key -> new ArrayList<>())
                        .add(new Met(subject, cause))));
    }

    /** Who did not start, in one line. */
    String heading() {
        String who = count(plugins, "plugin") + (plugins > 0 && modules > 0 ? " and " : "") + count(modules, "module");
        return "The backend did not start, because " + who + " failed"
                + (plugins + modules + causes.size() > 2 ? ", for " + count(causes.size(), "reason") : "") + ".";
    }

    /** What is wrong, what brought down most first; each with its consequences. */
    List<Problem> problems() {
        return causes.values().stream()
                .sorted(Comparator.comparing(met -> -met.size()))
                .map(BootFailures::problem)
                .toList();
    }

    /** How to start nevertheless. */
    String permission() {
        return "To let the other plugins serve meanwhile, permit the failure:\n\n    "
                + String.join("\n    ", permissions.values());
    }

    private static Problem problem(List<Met> met) {
        Problem problem = met.get(0).cause().problem();
        if (met.size() == 1 && met.get(0).isToldBy(problem)) {
            return problem;
        }
        List<String> consequences = met.stream().map(Met::describe).toList();
        return problem.with((met.size() == 1 ? "consequence: " : "consequences:\n") + String.join("\n", consequences));
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
    }

    /** A plugin or module that met a cause. */
    private record Met(String subject, Diagnosis.Cause cause) {

        boolean isToldBy(Problem problem) {
            return cause.trail().isEmpty()
                    && problem.summary().toLowerCase(Locale.ROOT).contains(subject.toLowerCase(Locale.ROOT));
        }

        String describe() {
            return subject
                    + (cause.trail().isEmpty()
                            ? ""
                            : ", which needs service " + String.join(" -> ", cause.trail()) + ",")
                    + " did not start";
        }
    }
}
