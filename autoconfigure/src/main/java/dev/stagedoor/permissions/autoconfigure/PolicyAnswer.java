package dev.stagedoor.permissions.autoconfigure;

import java.util.List;

import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.PolicyDecision;

/**
 * What a policy says.
 *
 * @param decision what it said itself
 * @param applied what its conditions say to each resource; empty if it said yes or no, or nobody named a resource
 */
record PolicyAnswer(PolicyDecision decision, List<AuthorizeResult> applied) {}
