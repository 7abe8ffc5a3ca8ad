package dev.stagedoor.permissions.autoconfigure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.util.Assert;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;
import dev.stagedoor.wiring.PluginServices;

/** The routes of the plugin {@code permission}. Backstage: {@code plugin-permission-backend}. */
final class PolicyRoutes implements PolicyRouting {

    private static final String HEALTH = "/health";

    private static final CredentialsOptions CALLERS =
            new CredentialsOptions(Set.of(PrincipalType.USER, PrincipalType.NONE), false);

    private static final String NO_RESOURCE = "Resource permissions require a resourceRef to be set. Direct user"
            + " requests without a resourceRef are not allowed.";

    private final PluginServices services;

    private final Policies policies;

    private final PolicyEngines engines;

    private final boolean open;

    PolicyRoutes(PluginServices services, Policies policies, PolicyEngines engines, boolean open) {
        this.services = services;
        this.policies = policies;
        this.engines = engines;
        this.open = open;
    }

    @Override
    public void serve() {
        HttpRouterService router = services.get(RemotePolicy.PLUGIN, CoreServices.HTTP_ROUTER);
        PolicyEngine engine = engines.of(RemotePolicy.PLUGIN);
        router.use(RouterFunctions.route()
                .GET(HEALTH, request -> JsonBody.ok(Map.of("status", "ok")))
                .POST("/authorize", request -> authorize(engine, request))
                .build());
        router.addAuthPolicy(HEALTH, AuthPolicy.UNAUTHENTICATED);
    }

    private ServerResponse authorize(PolicyEngine engine, ServerRequest request) throws IOException {
        BackstageCredentials<?> credentials = services.get(RemotePolicy.PLUGIN, CoreServices.HTTP_AUTH)
                .credentials(request.servletRequest(), CALLERS);
        List<Asked> asked = JsonBody.read(
                request,
                body -> body.get(PermissionJson.ITEMS).list().stream()
                        .map(Asked::read)
                        .toList());
        if (!mayAskForAllResources(credentials) && asked.stream().anyMatch(Asked::isForAllResources)) {
            throw new InputException(NO_RESOURCE);
        }
        PermissionPolicy policy = policies.current();
        Assert.state(policy != null, "There is no policy any more");
        List<PolicyAnswer> answers =
                engine.decide(policy, asked.stream().map(Asked::item).toList(), credentials);
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            items.add(asked.get(i).answer(answers.get(i)));
        }
        return JsonBody.ok(Map.of(PermissionJson.ITEMS, items));
    }

    /** Plugins may, on behalf of users; conditions tell much of a policy. */
    private boolean mayAskForAllResources(BackstageCredentials<?> credentials) {
        return credentials.principal() instanceof UserPrincipal user ? user.actor() != null : open;
    }

    /** An item that another plugin or a user asks for. */
    private record Asked(String id, boolean many, PolicyItem item) {

        static Asked read(JsonValue json) {
            JsonValue refs = json.get(PermissionJson.RESOURCE_REF);
            return new Asked(
                    json.get(PermissionJson.ID).text(),
                    refs.isList(),
                    new PolicyItem(
                            PermissionJson.permission(json.get(PermissionJson.PERMISSION)),
                            refs.isAbsent() ? List.of() : refs.texts()));
        }

        boolean isForAllResources() {
            return item.refs().isEmpty() && item.permission() instanceof ResourcePermission;
        }

        Map<String, Object> answer(PolicyAnswer answer) {
            PolicyDecision decision = answer.decision();
            List<AuthorizeResult> applied = answer.applied();
            if (applied.isEmpty()) {
                return PermissionJson.of(id, decision);
            }
            return many ? PermissionJson.of(id, applied) : PermissionJson.of(id, applied.get(0));
        }
    }
}
