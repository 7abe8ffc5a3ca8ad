package dev.stagedoor.wiring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * When the parts of a start began, and how long each took: root services, and of each plugin its last start. A bean of
 * the root. Thread-safe.
 */
public final class StartTimeline {

    private final Map<String, Recorded> services = new ConcurrentHashMap<>();

    private final Map<String, Recording> plugins = new ConcurrentHashMap<>();

    /**
     * Returns the root services that were made so far.
     *
     * @return one step for each, named by the id of the service, in the order in which they began; one that needs
     *     another includes it
     */
    public List<Step> rootServices() {
        return Recorded.steps(services.values());
    }

    /**
     * Returns the last start of a plugin.
     *
     * @param pluginId the plugin
     * @return its start, which may go on; empty if it has not begun to start
     */
    public Optional<Start> plugin(String pluginId) {
        return Optional.ofNullable(plugins.get(pluginId)).map(Recording::start);
    }

    /** A root service is going to be made. */
    void serviceBegins(String beanName, String serviceId) {
        services.putIfAbsent(beanName, new Recorded(serviceId));
    }

    /** A root service is made. */
    void serviceEnds(String beanName) {
        Recorded service = services.get(beanName);
        if (service != null) {
            service.close();
        }
    }

    /** A plugin begins to start. */
    Recording begin(String pluginId, StartCause cause) {
        Recording fresh = new Recording(cause);
        plugins.put(pluginId, fresh);
        return fresh;
    }

    /**
     * A part of a start.
     *
     * @param name what it is
     * @param beginAt when it began
     * @param duration how long it took, or {@code null} if it goes on or was given up
     */
    public record Step(
            String name, Instant beginAt, @Nullable Duration duration) {}

    /**
     * A start of a plugin.
     *
     * @param cause why it starts: {@code backend}, {@code restart} or {@code retry}
     * @param beginAt when it began
     * @param duration how long it took, whether it succeeded or not; {@code null} if it goes on
     * @param steps its parts, in the order in which they began
     */
    public record Start(
            String cause, Instant beginAt, @Nullable Duration duration, List<Step> steps) {}

    /** What is written down of one start. */
    static final class Recording {

        private final StartCause cause;

        private final Recorded whole = new Recorded("start");

        private final Queue<Recorded> steps = new ConcurrentLinkedQueue<>();

        private Recording(StartCause cause) {
            this.cause = cause;
        }

        /** A step begins, which ends when this is closed. */
        Recorded step(String name) {
            Recorded step = new Recorded(name);
            steps.add(step);
            return step;
        }

        void end() {
            whole.close();
        }

        private Start start() {
            return new Start(cause.text(), whole.beginAt, whole.duration, Recorded.steps(steps));
        }
    }

    /** What takes its time. */
    static final class Recorded implements AutoCloseable {

        private final String name;

        private final Instant beginAt = Instant.now();

        private final long beginning = System.nanoTime();

        private volatile @Nullable Duration duration;

        private Recorded(String name) {
            this.name = name;
        }

        @Override
        public void close() {
            if (duration == null) {
                duration = Duration.ofNanos(System.nanoTime() - beginning);
            }
        }

        private static List<Step> steps(Iterable<Recorded> all) {
            List<Recorded> ordered = new ArrayList<>();
            all.forEach(ordered::add);
            ordered.sort((one, other) -> Long.compare(one.beginning - other.beginning, 0));
            return ordered.stream()
                    .map(each -> new Step(each.name, each.beginAt, each.duration))
                    .toList();
        }
    }
}
