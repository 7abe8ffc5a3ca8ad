package dev.stagedoor.permissions.autoconfigure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;

/** Asks the plugin {@code permission}, wherever it is. */
record RemotePolicy(PermissionClient client, boolean batched) implements PolicySource {

    static final String PLUGIN = "permission";

    private static final String PATH = "/authorize";

    @Override
    public List<AuthorizeResult> authorize(List<AuthorizeRequest> requests, BackstageCredentials<?> credentials) {
        if (requests.isEmpty()) {
            return List.of();
        }
        if (batched) {
            return authorizeBatched(requests, credentials);
        }
        List<Map<String, Object>> items = requests.stream()
                .map(each -> item(each.permission(), each.resourceRef()))
                .toList();
        return ask(items, credentials, answer -> PermissionJson.result(answer.get(PermissionJson.RESULT)));
    }

    @Override
    public List<PolicyDecision> authorizeConditional(
            List<ResourcePermission> permissions, BackstageCredentials<?> credentials) {
        if (permissions.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> items =
                permissions.stream().map(each -> item(each, null)).toList();
        return ask(items, credentials, PermissionJson::decision);
    }

    /** One item for all requests of one name, as Backstage does. */
    private List<AuthorizeResult> authorizeBatched(
            List<AuthorizeRequest> requests, BackstageCredentials<?> credentials) {
        Map<String, Batch> batches = new LinkedHashMap<>();
        for (AuthorizeRequest request : requests) {
            batches.computeIfAbsent(request.permission().name(), name -> new Batch(request.permission()))
                    .add(request.resourceRef());
        }
        List<Map<String, Object>> items = batches.values().stream()
                .map(batch -> item(batch.permission, batch.refs()))
                .toList();
        Iterator<Batch> asked = batches.values().iterator();
        ask(items, credentials, answer -> asked.next().answered(answer.get(PermissionJson.RESULT)));
        return requests.stream()
                .map(each -> batches.getOrDefault(each.permission().name(), new Batch(each.permission()))
                        .resultOf(each.resourceRef()))
                .toList();
    }

    private static Map<String, Object> item(Permission permission, @Nullable Object resourceRef) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(PermissionJson.ID, UUID.randomUUID().toString());
        item.put(PermissionJson.PERMISSION, PermissionJson.of(permission));
        if (resourceRef != null) {
            item.put(PermissionJson.RESOURCE_REF, resourceRef);
        }
        return item;
    }

    private <R> List<R> ask(
            List<Map<String, Object>> items, BackstageCredentials<?> credentials, Function<JsonValue, R> reader) {
        List<JsonValue> answers = client.post(PLUGIN, PATH, items, credentials);
        try {
            List<R> read = new ArrayList<>();
            answers.forEach(each -> read.add(reader.apply(each)));
            return read;
        } catch (MalformedJsonException ex) {
            throw PermissionClient.unreadable(PLUGIN, ex);
        }
    }

    /** The requests of one name. */
    private static final class Batch {

        private final Permission permission;

        private final List<String> refs = new ArrayList<>();

        private List<AuthorizeResult> results = List.of();

        Batch(Permission permission) {
            this.permission = permission;
        }

        void add(@Nullable String resourceRef) {
            if (resourceRef != null && !refs.contains(resourceRef)) {
                refs.add(resourceRef);
            }
        }

        @Nullable
        List<String> refs() {
            return refs.isEmpty() ? null : refs;
        }

        /** One result for all, or one for each. */
        Batch answered(JsonValue given) {
            results = PermissionJson.results(given);
            if (given.isList() && results.size() != refs.size()) {
                throw given.invalid("custom", refs.size() + " results were expected");
            }
            return this;
        }

        AuthorizeResult resultOf(@Nullable String resourceRef) {
            int index = resourceRef == null || results.size() == 1 ? 0 : refs.indexOf(resourceRef);
            return results.get(index);
        }
    }
}
