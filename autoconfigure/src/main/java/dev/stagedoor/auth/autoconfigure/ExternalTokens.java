package dev.stagedoor.auth.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.ExternalTokenHandler;

/** The tokens of services outside of the backend, in the order of the configuration. */
record ExternalTokens(List<Access> accesses) {

    /** Finds who sent a token, or {@code null} if nobody that is known. */
    @Nullable
    Verified verify(String token) {
        for (Access access : accesses) {
            String subject = access.entry().verifyToken(token);
            if (subject != null) {
                return new Verified(subject, access.restrictions());
            }
        }
        return null;
    }

    /**
     * One entry of the configuration.
     *
     * @param restrictions what it may do in which plugins, in the order of the configuration; empty for everything
     */
    record Access(ExternalTokenHandler.Entry entry, Map<String, AccessRestrictions> restrictions) {}

    /** Who sent a token, and what it may do. */
    record Verified(String subject, Map<String, AccessRestrictions> restrictions) {}
}
