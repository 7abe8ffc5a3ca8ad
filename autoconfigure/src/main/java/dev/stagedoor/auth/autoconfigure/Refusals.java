package dev.stagedoor.auth.autoconfigure;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.logger.LoggerService;

/** Tells the log why something is refused, and the caller that it is. */
record Refusals(LoggerService logger) {

    private static final String REASON = "reason";

    private static final String DETAIL = "detail";

    /** A token of a kind that was recognised, and that is not valid. */
    AuthenticationException invalid(String logged, String told, RefusedException why) {
        return authentication(logged, told, why.reason(), why.detail());
    }

    AuthenticationException authentication(String told, RefusalReason reason, String detail) {
        return authentication("Refused a token", told, reason, detail);
    }

    private AuthenticationException authentication(String logged, String told, RefusalReason reason, String detail) {
        log(logged, reason, detail);
        return new AuthenticationException(told);
    }

    NotAllowedException notAllowed(String told, RefusalReason reason, String detail) {
        log("Refused a token", reason, detail);
        return new NotAllowedException(told);
    }

    private void log(String message, RefusalReason reason, String detail) {
        logger.atWarn()
                .addKeyValue(REASON, reason.name())
                .addKeyValue(DETAIL, detail)
                .log("{}: {}, {}", message, reason, detail);
    }
}
