package dev.stagedoor.signin.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.RequestTokenResolver;
import dev.stagedoor.signin.autoconfigure.SessionSignIns.SignedIn;

/** Gives requests without another token that of the user who is logged in in their session. */
record SessionTokens(SessionSignIns sessions) implements RequestTokenResolver {

    private static final Logger logger = LoggerFactory.getLogger(SessionTokens.class);

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        try {
            SignedIn found = sessions.find(request);
            return found == null ? null : found.token().token().reveal();
        } catch (NotAllowedException ex) {
            logger.atInfo()
                    .addKeyValue("reason", RefusalReason.SIGN_IN_REFUSED.name())
                    .log(
                            "Refused {} {}: {}, {}",
                            request.getMethod(),
                            request.getRequestURI(),
                            RefusalReason.SIGN_IN_REFUSED,
                            ex.getMessage());
            throw ex;
        }
    }

    @Override
    public boolean isSentByBrowsers() {
        return true;
    }
}
