package dev.stagedoor.permissions.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.permissions.AuthorizeResult;

/** Has conditions applied by the plugin that knows the resources: here if it runs here, else over HTTP. */
record ConditionApplier(PermissionRegistries registries, PermissionClient client) {

    private static final String PATH = "/.well-known/backstage/permissions/apply-conditions";

    /**
     * Applies conditions.
     *
     * @return the results of each item, one for each of its resources
     * @throws IllegalStateException if the plugin does not answer what it was asked for
     */
    List<List<AuthorizeResult>> apply(String pluginId, List<ConditionItem> items, BackstageCredentials<?> credentials) {
        PluginPermissions here = registries.open(pluginId);
        return here == null ? ask(pluginId, items, credentials) : apply(here, pluginId, items);
    }

    private static List<List<AuthorizeResult>> apply(
            PluginPermissions here, String pluginId, List<ConditionItem> items) {
        try {
            return here.apply(items);
        } catch (BackstageException ex) {
            // It is the policy that is wrong, and not whoever asked it.
            throw new IllegalStateException(
                    "Plugin '" + pluginId + "' can not apply the conditions of the policy: " + ex.getMessage(), ex);
        }
    }

    private List<List<AuthorizeResult>> ask(
            String pluginId, List<ConditionItem> items, BackstageCredentials<?> credentials) {
        List<JsonValue> answers = post(pluginId, items, credentials);
        List<List<AuthorizeResult>> results = new ArrayList<>();
        try {
            for (int i = 0; i < items.size(); i++) {
                JsonValue result = answers.get(i).get(PermissionJson.RESULT);
                List<AuthorizeResult> each = PermissionJson.results(result);
                if (each.size() != items.get(i).refs().size()) {
                    throw result.invalid("custom", items.get(i).refs().size() + " results were expected");
                }
                results.add(each);
            }
        } catch (MalformedJsonException ex) {
            throw PermissionClient.unreadable(pluginId, ex);
        }
        return results;
    }

    private List<JsonValue> post(String pluginId, List<ConditionItem> items, BackstageCredentials<?> credentials) {
        try {
            return client.post(
                    pluginId, PATH, items.stream().map(ConditionApplier::json).toList(), credentials);
        } catch (ResponseException ex) {
            throw new IllegalStateException(
                    "Unexpected response from plugin upstream when applying conditions. Expected 200 but got "
                            + ex.getStatusCode() + " - " + ex.getStatusText(),
                    ex);
        }
    }

    private static Map<String, Object> json(ConditionItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(PermissionJson.ID, UUID.randomUUID().toString());
        json.put(
                PermissionJson.RESOURCE_REF,
                item.refs().size() == 1 ? item.refs().get(0) : item.refs());
        json.put(PermissionJson.RESOURCE_TYPE, item.resourceType());
        json.put(PermissionJson.CONDITIONS, PermissionJson.of(item.conditions()));
        return json;
    }
}
