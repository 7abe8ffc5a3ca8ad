package dev.stagedoor.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.springframework.scheduling.config.ScheduledTask;

/** The tasks of one plugin in one run: those that wait until it is open, and those that run. Thread-safe. */
final class PluginSchedule {

    private final ReentrantLock lock = new ReentrantLock();

    private final List<BeanSchedule> all = new ArrayList<>();

    private final Deque<BeanSchedule> waiting = new ArrayDeque<>();

    private final InFlight inFlight = new InFlight();

    private boolean open;

    private boolean closed;

    /** What of the plugin's tasks is under way. */
    InFlight inFlight() {
        return inFlight;
    }

    void add(BeanSchedule schedule) {
        lock.lock();
        try {
            if (!closed) {
                all.add(schedule);
                waiting.add(schedule);
            }
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /** What may start now, each given once; the caller starts it without the lock, for a scheduler is looked up. */
    List<BeanSchedule> takeReady() {
        lock.lock();
        try {
            if (!open || closed) {
                return List.of();
            }
            List<BeanSchedule> ready = List.copyOf(waiting);
            waiting.clear();
            return ready;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        all().forEach(BeanSchedule::stop);
    }

    Set<ScheduledTask> tasks() {
        return snapshot().stream().flatMap(each -> each.tasks().stream()).collect(Collectors.toSet());
    }

    private List<BeanSchedule> all() {
        lock.lock();
        try {
            closed = true;
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    private List<BeanSchedule> snapshot() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }
}
