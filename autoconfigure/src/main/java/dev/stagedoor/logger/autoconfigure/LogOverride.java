package dev.stagedoor.logger.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import dev.stagedoor.config.Config;

/** A threshold of its own for entries all of whose named fields match. */
record LogOverride(List<FieldMatcher> matchers, Level threshold) {

    /** Whether an entry matches. */
    enum Match {
        NO,
        /** A field that decides it is not known yet. */
        PERHAPS,
        YES
    }

    LogOverride {
        matchers = List.copyOf(matchers);
    }

    static LogOverride read(String key, Config config) {
        Config matchers = config.getConfig("matchers");
        Map<?, ?> fields = matchers.keys().isEmpty() ? Map.of() : (Map<?, ?>) matchers.get();
        String name = config.getString("level");
        Level threshold = LogLevels.find(name);
        if (threshold == null) {
            throw config.invalid("level", "level", LogLevels.problem(key + ".level", name));
        }
        return new LogOverride(
                fields.entrySet().stream()
                        .filter(field -> field.getValue() != null)
                        .map(field -> FieldMatcher.of(String.valueOf(field.getKey()), field.getValue()))
                        .toList(),
                threshold);
    }

    Match match(Function<String, @Nullable Object> fields) {
        Match match = Match.YES;
        for (FieldMatcher matcher : matchers) {
            Object value = fields.apply(matcher.field());
            if (value == null) {
                match = Match.PERHAPS;
            } else if (!matcher.matches(value)) {
                return Match.NO;
            }
        }
        return match;
    }
}
