package dev.stagedoor.permissions.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.permissions.ConditionalDecision;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.PolicyQuery;
import dev.stagedoor.permissions.PolicyUser;
import dev.stagedoor.permissions.ResourcePermission;

/** Asks a policy of this backend, and has its conditions applied to the resources that are named. */
record PolicyEngine(UserInfoService userInfo, ConditionApplier conditions) {

    /** Decides items, in their order. Each plugin whose resources are decided by conditions is asked once. */
    List<PolicyAnswer> decide(PermissionPolicy policy, List<PolicyItem> items, BackstageCredentials<?> credentials) {
        PolicyUser user = user(credentials);
        List<PolicyAnswer> answers = new ArrayList<>();
        Map<String, List<Integer>> open = new LinkedHashMap<>();
        for (PolicyItem item : items) {
            PolicyDecision decision = decide(policy, item, user);
            if (decision instanceof ConditionalDecision conditional
                    && !item.refs().isEmpty()) {
                open.computeIfAbsent(conditional.pluginId(), plugin -> new ArrayList<>())
                        .add(answers.size());
            }
            answers.add(new PolicyAnswer(decision, List.of()));
        }
        open.forEach((pluginId, indexes) -> {
            List<ConditionItem> asked = indexes.stream()
                    .map(index -> ConditionItem.of(items.get(index).refs(), (ConditionalDecision)
                            answers.get(index).decision()))
                    .toList();
            var results = conditions.apply(pluginId, asked, credentials);
            for (int i = 0; i < indexes.size(); i++) {
                int index = indexes.get(i);
                answers.set(index, new PolicyAnswer(answers.get(index).decision(), results.get(i)));
            }
        });
        return answers;
    }

    private static PolicyDecision decide(PermissionPolicy policy, PolicyItem item, @Nullable PolicyUser user) {
        String name = item.permission().name();
        PolicyDecision decision = policy.handle(new PolicyQuery(item.permission()), user);
        if (decision instanceof ConditionalDecision conditional) {
            if (!(item.permission() instanceof ResourcePermission resource)) {
                throw new IllegalStateException(
                        "Conditional decision returned from permission policy for non-resource permission " + name);
            }
            if (!conditional.resourceType().equals(resource.resourceType())) {
                throw new IllegalStateException(
                        "Invalid resource conditions returned from permission policy for permission " + name);
            }
        }
        return decision;
    }

    private @Nullable PolicyUser user(BackstageCredentials<?> credentials) {
        return credentials
                .as(UserPrincipal.class)
                .map(user -> new AskingUser(user, SingletonSupplier.of(() -> userInfo.getUserInfo(user))))
                .orElse(null);
    }

    /** Somebody who is known. */
    private record AskingUser(BackstageCredentials<UserPrincipal> credentials, SingletonSupplier<UserInfo> found)
            implements PolicyUser {

        @Override
        public UserInfo info() {
            return found.obtain();
        }
    }
}
