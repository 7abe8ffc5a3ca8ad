package dev.stagedoor.http.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** Does something once when a request has ended, now unless it goes on asynchronously. */
final class RequestEnd implements AsyncListener {

    private final Runnable action;

    private final AtomicBoolean done = new AtomicBoolean();

    private RequestEnd(Runnable action) {
        this.action = action;
    }

    static void then(HttpServletRequest request, Runnable action) {
        RequestEnd end = new RequestEnd(action);
        if (!request.isAsyncStarted()) {
            end.act();
            return;
        }
        try {
            request.getAsyncContext().addListener(end);
        } catch (IllegalStateException ex) {
            // It has ended meanwhile.
            end.act();
        }
    }

    private void act() {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        act();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // Completion follows.
    }

    @Override
    public void onError(AsyncEvent event) {
        // Completion follows.
    }

    /** A dispatch back into the container forgets the listeners when it goes on asynchronously again. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
