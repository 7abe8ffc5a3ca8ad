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
        List<Cell> path = new ArrayList<>();
        for (@Nullable Cell next = cell; next != null; next = waiting.get(next.creator())) {
            path.add(next);
            if (next.creator() == self) {
                return stillClosed(path) ? path.stream().map(Cell::description).toList() : List.of();
            }
            if (path.size() > waiting.size()) {
                return List.of();
            }
        }
        return List.of();
    }

    /**
     * The others go on while we follow them: a thread whose instance has settled waits no more, even if it has not
     * woken up yet. As none that has settled is ever unsettled again, what is unsettled now was so all the while.
     */
    private static boolean stillClosed(List<Cell> path) {
        return path.stream().noneMatch(Cell::hasSettled);
    }

    void end() {
        waiting.remove(Thread.currentThread());
    }
}
