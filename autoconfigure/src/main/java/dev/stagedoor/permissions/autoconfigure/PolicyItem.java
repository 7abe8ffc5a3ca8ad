package dev.stagedoor.permissions.autoconfigure;

import java.util.List;

import dev.stagedoor.permissions.Permission;

/**
 * What a policy is asked for.
 *
 * @param permission the permission
 * @param refs the resources that it is about; empty if nobody named one
 */
record PolicyItem(Permission permission, List<String> refs) {}
