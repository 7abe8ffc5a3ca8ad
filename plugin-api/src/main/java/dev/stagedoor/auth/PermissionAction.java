package dev.stagedoor.auth;

import java.util.Locale;

/** What a permission lets one do. Backstage: {@code PermissionAttributes.action}. */
public enum PermissionAction {

    /** Make something new. */
    CREATE,

    /** See something. */
    READ,

    /** Change something. */
    UPDATE,

    /** Remove something. */
    DELETE;

    /**
     * Returns the name on the wire.
     *
     * @return such as {@code read}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
