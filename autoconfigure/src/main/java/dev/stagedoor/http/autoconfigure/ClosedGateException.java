package dev.stagedoor.http.autoconfigure;

import dev.stagedoor.errors.ServiceUnavailableException;

/** A plugin does not take requests now. Why is in the log since it began, so that no request tells it again. */
class ClosedGateException extends ServiceUnavailableException {

    private static final long serialVersionUID = 1L;

    ClosedGateException(String message) {
        super(message);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
