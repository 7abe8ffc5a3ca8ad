package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Which thread waits for which instance, so that threads which would wait for each other are told so. */
class Waits {

    private final Map<Thread, Cell> waiting = new ConcurrentHashMap<>();

    /**
     * Notes that the current thread is about to wait.
     *
     * @return the instances in the circle that this would close, or an empty list
     */
    List<String> begin(Cell cell) {
        Thread self = Thread.currentThread();
        waiting.put(self, cell);
        List<String> path = new ArrayList<>();
        for (@Nullable Cell next = cell; next != null; next = waiting.get(next.creator())) {
            path.add(next.description());
            if (next.creator() == self || path.size() > waiting.size() + 1) {
                return next.creator() == self ? path : List.of();
            }
        }
        return List.of();
    }

    void end() {
        waiting.remove(Thread.currentThread());
    }
}
