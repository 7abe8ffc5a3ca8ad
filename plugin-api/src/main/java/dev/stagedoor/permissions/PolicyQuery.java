package dev.stagedoor.permissions;

/**
 * What is wanted of a policy. Backstage: {@code PolicyQuery}.
 *
 * @param permission the permission
 */
public record PolicyQuery(Permission permission) {}
