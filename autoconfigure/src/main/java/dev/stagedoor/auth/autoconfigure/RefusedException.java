package dev.stagedoor.auth.autoconfigure;

import dev.stagedoor.auth.RefusalReason;

/** A token is not accepted, for a reason that the log tells and the answer does not. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;

    /**
     * Makes the exception, without a stack trace, for there may be many.
     *
     * @param reason why
     * @param detail what exactly; nothing of the token
     */
    RefusedException(RefusalReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RefusalReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
