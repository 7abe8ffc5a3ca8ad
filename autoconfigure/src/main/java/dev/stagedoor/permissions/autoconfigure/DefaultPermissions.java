package dev.stagedoor.permissions.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;

/** Decides services by their restrictions, and has users decided where there is a policy. */
final class DefaultPermissions implements PermissionsService {

    /** As much of a reference as is logged, in characters. */
    private static final int LONGEST = 200;

    private final String pluginId;

    private final boolean enabled;

    private final Policies policies;

    private final PolicyEngine engine;

    private final PolicySource remote;

    private final DecisionMeters meters;

    private final LoggerService logger;

    DefaultPermissions(
            String pluginId,
            boolean enabled,
            Policies policies,
            PolicyEngine engine,
            PolicySource remote,
            DecisionMeters meters,
            LoggerService logger) {
        this.pluginId = pluginId;
        this.enabled = enabled;
        this.policies = policies;
        this.engine = engine;
        this.remote = remote;
        this.meters = meters;
        this.logger = logger;
    }

    @Override
    public List<AuthorizeResult> authorize(List<AuthorizeRequest> requests, BackstageCredentials<?> credentials) {
        return counted(decide(requests, credentials));
    }

    private List<AuthorizeResult> decide(List<AuthorizeRequest> requests, BackstageCredentials<?> credentials) {
        if (credentials.principal() instanceof ServicePrincipal service) {
            return requests.stream()
                    .map(each -> ServiceDecisions.decide(each.permission(), service))
                    .toList();
        }
        return enabled
                ? source().authorize(requests, credentials)
                : requests.stream().map(each -> AuthorizeResult.ALLOW).toList();
    }

    @Override
    public List<PolicyDecision> authorizeConditional(
            List<ResourcePermission> permissions, BackstageCredentials<?> credentials) {
        return counted(decideConditional(permissions, credentials));
    }

    private List<PolicyDecision> decideConditional(
            List<ResourcePermission> permissions, BackstageCredentials<?> credentials) {
        if (credentials.principal() instanceof ServicePrincipal service) {
            return permissions.stream()
                    .<PolicyDecision>map(each -> ServiceDecisions.decide(each, service))
                    .toList();
        }
        return enabled
                ? source().authorizeConditional(permissions, credentials)
                : permissions.stream()
                        .<PolicyDecision>map(each -> AuthorizeResult.ALLOW)
                        .toList();
    }

    @Override
    public void require(Permission permission, @Nullable String resourceRef, BackstageCredentials<?> credentials) {
        if (authorize(permission, resourceRef, credentials) != AuthorizeResult.ALLOW) {
            logger.atWarn()
                    .addKeyValue("reason", RefusalReason.PERMISSION_DENIED.name())
                    .log(
                            "Refused {}: {}, permission {}{}",
                            nameOf(credentials),
                            RefusalReason.PERMISSION_DENIED,
                            permission.name(),
                            resourceRef == null ? "" : " for " + tellable(resourceRef));
            throw new NotAllowedException("Unauthorized");
        }
    }

    private PolicySource source() {
        PermissionPolicy policy = policies.current();
        return policy == null ? remote : new LocalPolicy(policy, engine);
    }

    private <D extends PolicyDecision> List<D> counted(List<D> decisions) {
        decisions.forEach(each -> meters.decided(pluginId, each));
        return decisions;
    }

    /** In one line, for it may come from outside. */
    private static String tellable(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", "?");
    }

    private static String nameOf(BackstageCredentials<?> credentials) {
        if (credentials.principal() instanceof UserPrincipal user) {
            return user.userEntityRef();
        }
        return credentials.principal() instanceof ServicePrincipal service ? service.subject() : "nobody";
    }
}
