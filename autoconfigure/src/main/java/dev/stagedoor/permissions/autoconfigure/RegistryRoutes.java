package dev.stagedoor.permissions.autoconfigure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.wiring.PluginServices;

/** Tells what plugins have registered, and applies conditions, below their paths. */
record RegistryRoutes(PluginServices services) implements RegistryRouting {

    private static final String BASE = "/.well-known/backstage/permissions";

    private static final CredentialsOptions CALLERS =
            new CredentialsOptions(Set.of(PrincipalType.USER, PrincipalType.SERVICE), false);

    @Override
    public void serve(String pluginId, PluginPermissions registered) {
        services.get(pluginId, CoreServices.HTTP_ROUTER)
                .use(RouterFunctions.route()
                        .GET(BASE + "/metadata", request -> metadata(registered))
                        .POST(BASE + "/apply-conditions", request -> {
                            checkCaller(pluginId, request);
                            return apply(registered, request);
                        })
                        .build());
    }

    private static ServerResponse metadata(PluginPermissions registered) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "permissions",
                registered.permissions().stream().map(PermissionJson::of).toList());
        json.put("rules", registered.rules().stream().map(PermissionJson::of).toList());
        return JsonBody.ok(json);
    }

    /** Users would learn which resources there are. */
    private void checkCaller(String pluginId, ServerRequest request) {
        BackstageCredentials<?> credentials =
                services.get(pluginId, CoreServices.HTTP_AUTH).credentials(request.servletRequest(), CALLERS);
        if (credentials.principal() instanceof UserPrincipal user && user.actor() == null) {
            services.get(pluginId, CoreServices.LOGGER)
                    .atWarn()
                    .addKeyValue("reason", RefusalReason.PRINCIPAL_NOT_ALLOWED.name())
                    .log(
                            "Refused {}: {}, plugins alone have conditions applied",
                            user.userEntityRef(),
                            RefusalReason.PRINCIPAL_NOT_ALLOWED);
            throw new NotAllowedException("");
        }
    }

    private static ServerResponse apply(PluginPermissions registered, ServerRequest request) throws IOException {
        List<Asked> asked = JsonBody.read(
                request,
                body -> body.get(PermissionJson.ITEMS).list().stream()
                        .map(Asked::read)
                        .toList());
        List<List<AuthorizeResult>> results =
                registered.apply(asked.stream().map(Asked::item).toList());
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            items.add(asked.get(i).answer(results.get(i)));
        }
        return JsonBody.ok(Map.of(PermissionJson.ITEMS, items));
    }

    /** An item that another plugin asks for. */
    private record Asked(String id, boolean many, ConditionItem item) {

        static Asked read(JsonValue json) {
            return new Asked(
                    json.get(PermissionJson.ID).text(),
                    json.get(PermissionJson.RESOURCE_REF).isList(),
                    ConditionItem.read(json));
        }

        Map<String, Object> answer(List<AuthorizeResult> results) {
            return many ? PermissionJson.of(id, results) : PermissionJson.of(id, results.get(0));
        }
    }
}
