package dev.stagedoor.auth.autoconfigure;

/** What the member {@code typ} of a header says. Backstage: {@code tokenTypes}. */
final class TokenTypes {

    static final String PLUGIN = "vnd.backstage.plugin";

    static final String USER = "vnd.backstage.user";

    static final String LIMITED_USER = "vnd.backstage.limited-user";

    /** The audience of users' tokens, by which those without a type are known. */
    static final String USER_AUDIENCE = "backstage";

    private TokenTypes() {}
}
