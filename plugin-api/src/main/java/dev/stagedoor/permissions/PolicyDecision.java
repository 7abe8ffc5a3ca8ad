package dev.stagedoor.permissions;

/** What a policy says to a permission. Immutable. Backstage: {@code PolicyDecision}. */
public sealed interface PolicyDecision permits AuthorizeResult, ConditionalDecision {}
