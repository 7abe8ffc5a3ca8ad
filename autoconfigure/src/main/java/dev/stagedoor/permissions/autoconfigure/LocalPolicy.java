package dev.stagedoor.permissions.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;

/** Asks the policy of this backend, once for each permission. */
record LocalPolicy(PermissionPolicy policy, PolicyEngine engine) implements PolicySource {

    @Override
    public List<AuthorizeResult> authorize(List<AuthorizeRequest> requests, BackstageCredentials<?> credentials) {
        Map<Permission, Set<String>> named = new LinkedHashMap<>();
        Set<Permission> unnamed = new LinkedHashSet<>();
        for (AuthorizeRequest request : requests) {
            String ref = request.resourceRef();
            if (ref == null) {
                unnamed.add(request.permission());
            } else {
                named.computeIfAbsent(request.permission(), permission -> new LinkedHashSet<>())
                        .add(ref);
            }
        }
        List<PolicyItem> items = new ArrayList<>();
        unnamed.forEach(permission -> items.add(new PolicyItem(permission, List.of())));
        named.forEach((permission, refs) -> items.add(new PolicyItem(permission, List.copyOf(refs))));
        Map<AuthorizeRequest, AuthorizeResult> results = new LinkedHashMap<>();
        List<PolicyAnswer> answers = engine.decide(policy, items, credentials);
        for (int i = 0; i < items.size(); i++) {
            collect(items.get(i), answers.get(i), results);
        }
        return requests.stream()
                .map(each -> results.getOrDefault(each, AuthorizeResult.DENY))
                .toList();
    }

    private static void collect(PolicyItem item, PolicyAnswer answer, Map<AuthorizeRequest, AuthorizeResult> results) {
        if (item.refs().isEmpty()) {
            results.put(new AuthorizeRequest(item.permission(), null), definite(item.permission(), answer.decision()));
        }
        for (int i = 0; i < item.refs().size(); i++) {
            results.put(
                    new AuthorizeRequest(item.permission(), item.refs().get(i)),
                    answer.applied().isEmpty()
                            ? definite(item.permission(), answer.decision())
                            : answer.applied().get(i));
        }
    }

    private static AuthorizeResult definite(Permission permission, PolicyDecision decision) {
        if (decision instanceof AuthorizeResult result) {
            return result;
        }
        throw new IllegalStateException("Permission '" + permission.name() + "' depends on the resource, and none is"
                + " named; name one, or use authorizeConditional");
    }

    @Override
    public List<PolicyDecision> authorizeConditional(
            List<ResourcePermission> permissions, BackstageCredentials<?> credentials) {
        List<PolicyItem> items = permissions.stream()
                .map(permission -> new PolicyItem(permission, List.of()))
                .toList();
        return engine.decide(policy, items, credentials).stream()
                .map(PolicyAnswer::decision)
                .toList();
    }
}
