package dev.stagedoor.wiring.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** A way in which a plugin fails in its init as long as the trouble lasts. */
enum Fault {
    THROWS(IllegalStateException.class) {
        @Override
        void happen(Trouble trouble) {
            throw new IllegalStateException("no luck");
        }
    },
    LACKS_A_CLASS(NoClassDefFoundError.class) {
        @Override
        void happen(Trouble trouble) {
            throw new NoClassDefFoundError("com/acme/Missing");
        }
    },
    OVERFLOWS_THE_STACK(StackOverflowError.class) {
        @Override
        void happen(Trouble trouble) {
            recurse(1);
        }
    },
    DIES_IN_A_THREAD(ArithmeticException.class) {
        @Override
        void happen(Trouble trouble) throws Exception {
            CompletableFuture.supplyAsync(() -> 1 / (trouble.lasts() ? 0 : 1), task -> new Thread(task).start())
                    .get();
        }
    },
    HANGS(TimeoutException.class) {
        @Override
        void happen(Trouble trouble) throws Exception {
            trouble.awaitEnd();
        }
    },
    HANGS_UNINTERRUPTIBLY(TimeoutException.class) {
        @Override
        void happen(Trouble trouble) {
            while (trouble.lasts()) {
                try {
                    trouble.awaitEnd();
                } catch (InterruptedException ex) {
                    // That is the fault.
                }
            }
        }
    },
    LOOPS(TimeoutException.class) {
        @Override
        void happen(Trouble trouble) {
            while (trouble.lasts()) {
                Thread.onSpinWait();
            }
        }
    };

    private final Class<? extends Throwable> failure;

    Fault(Class<? extends Throwable> failure) {
        this.failure = failure;
    }

    abstract void happen(Trouble trouble) throws Exception;

    /** The innermost cause of the plugin's failure. */
    Class<? extends Throwable> failure() {
        return failure;
    }

    /** Whether the plugin fails only because its time is up. */
    boolean isLate() {
        return failure == TimeoutException.class;
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : 1 + recurse(depth + 1);
    }
}
