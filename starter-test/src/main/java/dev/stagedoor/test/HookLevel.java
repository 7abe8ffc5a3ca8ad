package dev.stagedoor.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.stagedoor.lifecycle.LifecycleHook;

/** Hooks that a test looks at and runs, once, in the order in which they were added. */
final class HookLevel {

    private final List<LifecycleHook> hooks = new CopyOnWriteArrayList<>();

    private final AtomicBoolean begun = new AtomicBoolean();

    private final String refusal;

    HookLevel(String refusal) {
        this.refusal = refusal;
    }

    void add(LifecycleHook hook) {
        if (begun.get()) {
            throw new IllegalStateException(refusal);
        }
        hooks.add(hook);
    }

    List<LifecycleHook> all() {
        return List.copyOf(hooks);
    }

    void run(Consumer<Throwable> failures) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        for (LifecycleHook hook : hooks) {
            try {
                hook.run();
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
                failures.accept(ex);
            } catch (Exception | Error ex) {
                failures.accept(ex);
            }
        }
    }
}
