package dev.stagedoor.permissions;

import dev.stagedoor.errors.BackstageException;

/** A condition names a rule that does not exist. It is told, for it is the policy's author who has to know. */
final class UnknownRuleException extends BackstageException {

    private static final long serialVersionUID = 1L;

    private static final int STATUS = 500;

    UnknownRuleException(String name, String resourceType) {
        super(
                "Error",
                STATUS,
                "Permission rule '" + name + "' does not exist for resource type '" + resourceType + "'",
                null);
    }
}
