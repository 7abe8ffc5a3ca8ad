package dev.stagedoor.logger.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import dev.stagedoor.config.Config;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.autoconfigure.LogOverride.Match;

/** The thresholds of {@code backend.logger.overrides}, the first of which that matches decides. Immutable. */
record LogOverrides(List<LogOverride> list) {

    static final LogOverrides NONE = new LogOverrides(List.of());

    private static final String KEY = "backend.logger.overrides";

    LogOverrides {
        list = List.copyOf(list);
    }

    static LogOverrides read(RootConfigService config) {
        List<Config> items = config.getOptionalConfigArray(KEY).orElse(List.of());
        List<LogOverride> list = new ArrayList<>();
        ConfigCheck.all(IntStream.range(0, items.size())
                .<Runnable>mapToObj(
                        index -> () -> list.add(LogOverride.read(KEY + "[" + index + "]", items.get(index))))
                .toArray(Runnable[]::new));
        return list.isEmpty() ? NONE : new LogOverrides(list);
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** Whether any of them shows entries of a level. */
    boolean mayShow(Level level) {
        return list.stream().anyMatch(override -> LogLevels.reaches(level, override.threshold()));
    }

    /**
     * Decides about an entry all of whose fields are known.
     *
     * @return whether it is shown, or {@code null} if no override matches
     */
    @Nullable
    Boolean decide(Level level, Function<String, @Nullable Object> fields) {
        for (LogOverride override : list) {
            if (override.match(fields) == Match.YES) {
                return LogLevels.reaches(level, override.threshold());
            }
        }
        return null;
    }

    /**
     * Decides about an entry whose missing fields may be known later.
     *
     * @return whether it is or may be shown, or {@code null} if no override says so
     */
    @Nullable
    Boolean foresee(Level level, Function<String, @Nullable Object> fields) {
        for (LogOverride override : list) {
            Match match = override.match(fields);
            boolean shown = LogLevels.reaches(level, override.threshold());
            if (match == Match.YES || match == Match.PERHAPS && shown) {
                return shown;
            }
        }
        return null;
    }
}
