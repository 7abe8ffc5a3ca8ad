package dev.stagedoor.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;

/**
 * The instances of one plugin, or of the root, in one run. Each is created once, whoever asks first, its failure
 * included; no lock is held meanwhile.
 */
class InstanceStore {

    private static final Logger logger = LoggerFactory.getLogger(InstanceStore.class);

    private final String holder;

    private final Waits waits;

    private volatile boolean open;

    private volatile boolean cleared;

    private final Map<String, Cell> cells = new ConcurrentHashMap<>();

    private final ConcurrentLinkedDeque<Destruction> destructions = new ConcurrentLinkedDeque<>();

    InstanceStore(String holder, Waits waits) {
        this.holder = holder;
        this.waits = waits;
    }

    String holder() {
        return holder;
    }

    /** Whether instances may be created on any thread, because the plugin runs. */
    boolean isOpen() {
        return open;
    }

    void open() {
        open = true;
        if (cleared) {
            open = false;
        }
    }

    /** Nothing more is created on threads that are not the plugin's; what exists stays. */
    void shut() {
        open = false;
    }

    /** The instance if it exists. */
    @Nullable
    Object existing(String beanName) {
        Cell cell = cells.get(beanName);
        return cell == null ? null : cell.instance();
    }

    Object get(String beanName, Supplier<Object> creation) {
        Cell present = cells.get(beanName);
        if (present != null) {
            return present.get(waits);
        }
        if (cleared) {
            throw new BeanCreationException(
                    beanName, "The run of '" + holder + "' in which this thread works has ended");
        }
        Cell mine = new Cell(beanName, "'" + beanName + "' for '" + holder + "'");
        Cell other = cells.putIfAbsent(beanName, mine);
        if (other != null) {
            return other.get(waits);
        }
        try {
            Object created = creation.get();
            mine.complete(created);
            return created;
        } catch (Throwable ex) {
            mine.fail(ex);
            throw ex;
        }
    }

    /** Lets what could not be created be tried again. */
    void forgetFailures() {
        cells.values().removeIf(Cell::hasFailed);
    }

    void onDestruction(String beanName, Runnable callback) {
        destructions.push(new Destruction(beanName, callback));
        if (cleared) {
            destroyAll();
        }
    }

    /** Destroys everything, newest first, and whatever is still being created as soon as it exists. */
    void clear() {
        open = false;
        cleared = true;
        cells.clear();
        destroyAll();
    }

    private void destroyAll() {
        Destruction next;
        while ((next = destructions.poll()) != null) {
            try {
                next.callback().run();
            } catch (RuntimeException | LinkageError | StackOverflowError ex) {
                logger.warn("Destruction of '{}' for '{}' failed", next.beanName(), holder, ex);
            }
        }
    }

    /** What to do when an instance goes. */
    private record Destruction(String beanName, Runnable callback) {}
}
