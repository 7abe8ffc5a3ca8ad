package dev.stagedoor.logger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** Fields of children, and the question whether an entry is wanted. */
class ChildLoggerTests {

    private final List<LogEntry> entries = new ArrayList<>();

    private final RootLoggerService root = new RootLoggerService() {

        @Override
        public void log(LogEntry entry) {
            entries.add(entry);
        }

        @Override
        public boolean isEnabledFor(Level level, @Nullable Marker marker, Map<String, ?> fields) {
            return level != Level.DEBUG || "todo".equals(fields.get("plugin"));
        }
    };

    @Test
    void fieldsOfAllAncestorsAreAddedAndTheNearestWins() {
        root.child(Map.of("a", 1, "b", 1))
                .child(Map.of("b", 2, "c", 2))
                .atInfo()
                .addKeyValue("c", 3)
                .log("hello");
        assertThat(entries).extracting(LogEntry::fields).containsExactly(Map.of("a", 1, "b", 2, "c", 3));
    }

    @Test
    void theFieldsTellWhetherAnEntryIsWanted() {
        LoggerService todo = root.child(Map.of("plugin", "todo"));
        assertThat(root.isDebugEnabled()).isFalse();
        assertThat(todo.isDebugEnabled()).isTrue();
        assertThat(todo.child(Map.of("a", 1)).isDebugEnabled()).isTrue();
        assertThat(todo.isEnabledForLevel(Level.DEBUG)).isTrue();
        assertThat(root.child(Map.of("plugin", "catalog")).isDebugEnabled()).isFalse();
    }

    @Test
    void whatIsNotWantedIsNotMade() {
        root.child(Map.of("plugin", "catalog")).debug("{}", new Object() {

            @Override
            public String toString() {
                throw new AssertionError("formatted");
            }
        });
        assertThat(entries).isEmpty();
    }

    @Test
    void theFieldsOfOneEntryCountToo() {
        root.makeLoggingEventBuilder(Level.DEBUG).addKeyValue("plugin", "todo").log("hello");
        assertThat(entries).hasSize(1);
    }

    @Test
    void theLastArgumentMayBeAnError() {
        IllegalStateException error = new IllegalStateException();
        root.error("failed {}", "twice", error);
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.message()).isEqualTo("failed twice");
            assertThat(entry.throwable()).isSameAs(error);
        });
    }
}
