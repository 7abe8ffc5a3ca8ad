package dev.stagedoor.page.autoconfigure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import dev.stagedoor.page.autoconfigure.StateView.FailedView;
import dev.stagedoor.wiring.BackendFailure;
import dev.stagedoor.wiring.FailureListener;

/** Keeps what is told of the last failures, and nothing of the errors themselves. */
final class LastErrors implements FailureListener {

    private static final int MOST = 50;

    private final Deque<FailedView> last = new ArrayDeque<>();

    private final ReentrantLock lock = new ReentrantLock();

    private final ErrorTexts texts;

    LastErrors(ErrorTexts texts) {
        this.texts = texts;
    }

    @Override
    public void failed(BackendFailure failure) {
        FailedView view = new FailedView(
                failure.at(),
                failure.pluginId(),
                failure.source().toString(),
                failure.place(),
                texts.name(failure.error()),
                texts.message(failure.error()),
                texts.details(failure.error()));
        lock.lock();
        try {
            last.addFirst(view);
            if (last.size() > MOST) {
                last.removeLast();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The newest first. */
    List<FailedView> newestFirst() {
        lock.lock();
        try {
            return new ArrayList<>(last);
        } finally {
            lock.unlock();
        }
    }
}
