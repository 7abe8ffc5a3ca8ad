package dev.stagedoor.permissions;

/** The parameters of a {@link PermissionRule} that has none. */
public record NoParams() {}
