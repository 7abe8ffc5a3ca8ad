package dev.stagedoor.wiring;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.config.RootConfigService;

/**
 * Fails the build on mistakes that would keep the backend from starting, those of plugins included, unless policy
 * lets the backend start without the plugin. Nobody else reports them: failures are analysed in a start alone.
 */
class BuildTimeCheck {

    private static final Logger logger = LoggerFactory.getLogger(BuildTimeCheck.class);

    private final Problems problems;

    private final Supplier<@Nullable RootConfigService> config;

    BuildTimeCheck(Problems problems, Supplier<@Nullable RootConfigService> config) {
        this.problems = problems;
        this.config = config;
    }

    void run() {
        if (problems.all().isEmpty()) {
            return;
        }
        BootFailurePolicy policy = BootFailurePolicy.read(config.get(), logger::warn);
        List<Problem> fatal = problems.all().stream()
                .filter(problem -> !isAllowed(problem.subject(), policy))
                .toList();
        if (!fatal.isEmpty()) {
            logger.error(
                    "The backend is not processed ahead of time, because it would not start.\n\n{}\n",
                    ProblemReport.of(fatal).text());
            throw new WiringException(fatal, List.of());
        }
    }

    private static boolean isAllowed(@Nullable Owner subject, BootFailurePolicy policy) {
        if (subject == null) {
            return false;
        }
        String moduleId = subject.moduleId();
        return moduleId == null
                ? policy.allowsPlugin(subject.pluginId())
                : policy.allowsModule(subject.pluginId(), moduleId);
    }
}
