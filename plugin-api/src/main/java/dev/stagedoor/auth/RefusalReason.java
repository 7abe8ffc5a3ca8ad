package dev.stagedoor.auth;

/**
 * Why a request was refused, as the log says it: every answer 401 or 403 has one of these in the field {@code reason}
 * of its log entry, in place of the token.
 */
public enum RefusalReason {

    /** The request has no token, and the endpoint does not let nobody in. */
    MISSING_CREDENTIALS,

    /** The principal is of a kind that the endpoint does not allow. */
    PRINCIPAL_NOT_ALLOWED,

    /** A page of another site made a browser send the cookie or the session of a user. */
    FOREIGN_ORIGIN,

    /** A rule of Spring Security for a method denies the call. */
    ACCESS_DENIED,

    /** The plugin's own code refused, or passed on that another plugin did. */
    REFUSED_BY_PLUGIN,

    /** No kind of token was recognised. */
    ILLEGAL_TOKEN,

    /** The token is longer than any honest one. */
    TOKEN_TOO_LONG,

    /** The token's signature does not fit its issuer's key. */
    BAD_SIGNATURE,

    /** The issuer publishes no key of the token's id. */
    UNKNOWN_KEY,

    /** The issuer's keys could not be had. */
    KEYS_UNAVAILABLE,

    /** The token's algorithm is not accepted. */
    ALGORITHM_NOT_ALLOWED,

    /** The token has expired. */
    EXPIRED,

    /** The token is not valid yet. */
    NOT_YET_VALID,

    /** The token was issued for another plugin. */
    WRONG_AUDIENCE,

    /** A claim that is needed is absent or of another form. */
    BAD_CLAIM,

    /** The token names a plugin whose id is none. */
    FORBIDDEN_SUBJECT,

    /** The plugin that the token names publishes no keys. */
    NO_KEY_ENDPOINT,

    /** The user's token in a plugin's token is not valid. */
    BAD_ON_BEHALF_OF,

    /** A limited user token, where the endpoint takes full ones alone. */
    LIMITED_TOKEN,

    /** The external token is restricted to other plugins. */
    RESTRICTED_TO_OTHER_PLUGINS,

    /** The token's restrictions cannot be handed on to another plugin. */
    NOT_DELEGABLE,

    /** A token was wanted on behalf of nobody, or of a user whose token cannot be handed on. */
    NO_DELEGATION,

    /** The policy, or the restrictions of the token, deny the permission. */
    PERMISSION_DENIED,

    /** Whoever wants to sign in may not: a guest in production, or somebody whom the sign-in resolver turns away. */
    SIGN_IN_REFUSED
}
