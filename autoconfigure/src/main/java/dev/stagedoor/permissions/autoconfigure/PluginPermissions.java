package dev.stagedoor.permissions.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotImplementedException;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionRuleset;
import dev.stagedoor.permissions.PermissionsRegistryService;

/** What one run of a plugin has registered. */
final class PluginPermissions implements PermissionsRegistryService {

    private final String pluginId;

    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, PermissionResourceType<?, ?>> types = new LinkedHashMap<>();

    private final Map<String, Permission> permissions = new LinkedHashMap<>();

    private final Map<String, Map<String, PermissionRule<?, ?, ?>>> rules = new LinkedHashMap<>();

    private volatile boolean started;

    PluginPermissions(String pluginId) {
        this.pluginId = pluginId;
    }

    /** From now on nothing can be added. */
    void start() {
        started = true;
    }

    boolean isStarted() {
        return started;
    }

    @Override
    public <T, Q> void addResourceType(PermissionResourceType<T, Q> type) {
        refuseIfStarted("permission resource types");
        checkOwner(type.resourceRef());
        locked(() -> {
            String name = type.resourceRef().resourceType();
            Assert.isTrue(
                    !types.containsKey(name),
                    () -> "Refused to add permission resource with type '" + name + "' because it already exists");
            type.rules().forEach(this::checkRule);
            types.put(name, type);
            type.permissions().forEach(this::put);
            type.rules().forEach(this::put);
        });
    }

    @Override
    public void addPermissions(Collection<? extends Permission> more) {
        refuseIfStarted("permissions");
        locked(() -> more.forEach(this::put));
    }

    @Override
    public void addPermissionRules(Collection<? extends PermissionRule<?, ?, ?>> more) {
        refuseIfStarted("permission rules");
        locked(() -> {
            for (PermissionRule<?, ?, ?> rule : more) {
                checkRule(rule);
                put(rule);
            }
        });
    }

    private void checkRule(PermissionRule<?, ?, ?> rule) {
        checkOwner(rule.resourceRef());
        String type = rule.resourceRef().resourceType();
        Assert.isTrue(
                !rules.getOrDefault(type, Map.of()).containsKey(rule.name()),
                () -> "Refused to add permission rule for type '" + type + "' with name '" + rule.name()
                        + "' because it already exists");
    }

    private void put(PermissionRule<?, ?, ?> rule) {
        rules.computeIfAbsent(rule.resourceRef().resourceType(), type -> new LinkedHashMap<>())
                .put(rule.name(), rule);
    }

    private void put(Permission permission) {
        permissions.put(permission.name(), permission);
    }

    private void refuseIfStarted(String what) {
        Assert.state(!started, () -> "Cannot add " + what + " after the plugin has started");
    }

    private void checkOwner(PermissionResourceRef<?, ?> ref) {
        Assert.isTrue(
                ref.pluginId().equals(pluginId),
                () -> "Resource type '" + ref.resourceType() + "' belongs to plugin '" + ref.pluginId()
                        + "', but was used with plugin '" + pluginId + "'");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T, Q> PermissionRuleset<T, Q> getPermissionRuleset(PermissionResourceRef<T, Q> resourceRef) {
        checkOwner(resourceRef);
        List<PermissionRule<T, Q, ?>> found = new ArrayList<>();
        locked(() -> rules.getOrDefault(resourceRef.resourceType(), Map.of())
                .values()
                .forEach(rule -> found.add((PermissionRule<T, Q, ?>) rule)));
        return PermissionRuleset.of(resourceRef, found);
    }

    List<Permission> permissions() {
        List<Permission> all = new ArrayList<>();
        locked(() -> all.addAll(permissions.values()));
        return all;
    }

    @Nullable
    Permission permission(String name) {
        return permissions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    List<PermissionRule<?, ?, ?>> rules() {
        List<PermissionRule<?, ?, ?>> all = new ArrayList<>();
        locked(() -> rules.values().forEach(each -> all.addAll(each.values())));
        return all;
    }

    /**
     * Applies conditions to resources.
     *
     * @return the results of each item, one for each of its resources
     */
    List<List<AuthorizeResult>> apply(List<ConditionItem> items) {
        Map<String, Resources<?, ?>> found = new LinkedHashMap<>();
        Map<String, PermissionResourceType<?, ?>> known = new LinkedHashMap<>();
        locked(() -> known.putAll(types));
        Set<String> unexpected = items.stream()
                .map(ConditionItem::resourceType)
                .filter(type -> !known.containsKey(type))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!unexpected.isEmpty()) {
            throw new InputException("Unexpected resource types: " + String.join(", ", unexpected) + ".");
        }
        items.stream().map(ConditionItem::resourceType).distinct().forEach(type -> {
            Set<String> refs = items.stream()
                    .filter(item -> item.resourceType().equals(type))
                    .flatMap(item -> item.refs().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            PermissionResourceType<?, ?> resources = known.get(type);
            if (resources != null) {
                found.put(type, load(resources, refs));
            }
        });
        return items.stream()
                .map(item -> {
                    Resources<?, ?> resources = found.get(item.resourceType());
                    return resources == null ? List.<AuthorizeResult>of() : resources.apply(item);
                })
                .toList();
    }

    private <T, Q> Resources<T, Q> load(PermissionResourceType<T, Q> type, Set<String> refs) {
        PermissionResourceType.ResourceLoader<T> loader = type.loader();
        if (loader == null) {
            throw new NotImplementedException("This plugin does not expose any permission rule or can't evaluate the"
                    + " conditions request for " + type.resourceRef().resourceType());
        }
        return new Resources<>(getPermissionRuleset(type.resourceRef()), loader.load(refs));
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Resources of one type, with its rules. */
    private record Resources<T, Q>(PermissionRuleset<T, Q> rules, Map<String, T> byRef) {

        List<AuthorizeResult> apply(ConditionItem item) {
            return item.refs().stream()
                    .map(ref -> rules.matches(item.conditions(), byRef.get(ref))
                            ? AuthorizeResult.ALLOW
                            : AuthorizeResult.DENY)
                    .toList();
        }
    }
}
