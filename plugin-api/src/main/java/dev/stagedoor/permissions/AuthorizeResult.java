package dev.stagedoor.permissions;

/** Yes or no. Backstage: {@code DefinitivePolicyDecision}. */
public enum AuthorizeResult implements PolicyDecision {

    /** Yes. */
    ALLOW,

    /** No. */
    DENY
}
