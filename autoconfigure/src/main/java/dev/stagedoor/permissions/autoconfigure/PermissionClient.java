package dev.stagedoor.permissions.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParseException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.client.PluginClientService;

/** Sends items to another plugin on behalf of whoever asks, and gets one answer for each. */
record PermissionClient(AuthService auth, PluginClientService clients) {

    /**
     * Sends a request.
     *
     * @return the answers in the order of the items, whose ids they have exactly
     * @throws dev.stagedoor.errors.ResponseException if the plugin refuses
     * @throws IllegalStateException if the answer is not what was asked for
     */
    List<JsonValue> post(
            String pluginId, String path, List<Map<String, Object>> items, BackstageCredentials<?> credentials) {
        byte[] body = clients.client(pluginId)
                .post()
                .uri(path)
                .headers(headers -> authorize(headers, pluginId, credentials))
                .contentType(MediaType.APPLICATION_JSON)
                .body(PermissionJson.write(Map.of(PermissionJson.ITEMS, items)).getBytes(StandardCharsets.UTF_8))
                .retrieve()
                .body(byte[].class);
        return answers(
                pluginId,
                body,
                items.stream()
                        .map(each -> String.valueOf(each.get(PermissionJson.ID)))
                        .toList());
    }

    private void authorize(HttpHeaders headers, String pluginId, BackstageCredentials<?> credentials) {
        if (!auth.isPrincipal(credentials, PrincipalType.NONE)) {
            headers.setBearerAuth(
                    auth.getPluginRequestToken(credentials, pluginId).reveal());
        }
    }

    private static List<JsonValue> answers(String pluginId, byte @Nullable [] body, List<String> ids) {
        try {
            Map<String, JsonValue> byId = new LinkedHashMap<>();
            List<JsonValue> items = JsonValue.of(
                            PermissionJson.parse(body == null ? "" : new String(body, StandardCharsets.UTF_8)))
                    .get(PermissionJson.ITEMS)
                    .list();
            items.forEach(item -> byId.put(item.get(PermissionJson.ID).text(), item));
            if (items.size() != ids.size() || !byId.keySet().containsAll(ids)) {
                throw new IllegalStateException("Plugin '" + pluginId + "' answered other items than it was asked for");
            }
            return ids.stream()
                    .map(id -> byId.getOrDefault(id, JsonValue.of(null)))
                    .toList();
        } catch (JsonParseException | MalformedJsonException ex) {
            throw unreadable(pluginId, ex);
        }
    }

    static IllegalStateException unreadable(String pluginId, RuntimeException problem) {
        return new IllegalStateException(
                "Plugin '" + pluginId + "' answered what can not be read: " + problem.getMessage(), problem);
    }
}
