package dev.stagedoor.auth.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.config.Config;

/** Reads what an external service may do in which plugins. */
final class RestrictionReader {

    private static final String KEY = "accessRestrictions";

    private static final String PLUGIN = "plugin";

    private static final String PERMISSION = "permission";

    private static final String ATTRIBUTE = "permissionAttribute";

    private static final String ACTION = "action";

    private static final Set<String> KEYS = Set.of(PLUGIN, PERMISSION, ATTRIBUTE);

    private RestrictionReader() {}

    /** Reads the restrictions of an entry, by plugin; none are no restrictions. */
    static Map<String, AccessRestrictions> read(Config entry) {
        Map<String, AccessRestrictions> restrictions = new LinkedHashMap<>();
        for (Config one : entry.getOptionalConfigArray(KEY).orElse(List.of())) {
            check(one);
            String pluginId = one.getString(PLUGIN);
            if (restrictions.containsKey(pluginId)) {
                throw one.invalid(
                        PLUGIN,
                        "a plugin that is not named before",
                        "Attempted to declare 'accessRestrictions' twice for plugin '" + pluginId
                                + "', which is not permitted");
            }
            restrictions.put(pluginId, new AccessRestrictions(Texts.read(one, PERMISSION), actions(one)));
        }
        return restrictions;
    }

    private static void check(Config restriction) {
        for (String key : restriction.keys()) {
            if (!KEYS.contains(key)) {
                throw restriction.invalid(
                        key,
                        "another key",
                        "Invalid key '" + key
                                + "' in 'accessRestrictions' config, expected one of 'plugin', 'permission',"
                                + " 'permissionAttribute'");
            }
        }
    }

    private static @Nullable List<PermissionAction> actions(Config restriction) {
        Config attributes = restriction.getOptionalConfig(ATTRIBUTE).orElse(null);
        if (attributes == null) {
            return null;
        }
        for (String key : attributes.keys()) {
            if (!key.equals(ACTION)) {
                throw attributes.invalid(
                        key, ACTION, "Invalid key '" + key + "' in 'permissionAttribute' config, expected 'action'");
            }
        }
        List<String> names = Texts.read(attributes, ACTION);
        if (names == null) {
            return null;
        }
        List<PermissionAction> actions = new ArrayList<>();
        for (String name : names) {
            actions.add(action(attributes, name));
        }
        return actions;
    }

    private static PermissionAction action(Config attributes, String name) {
        for (PermissionAction action : PermissionAction.values()) {
            if (action.toString().equals(name)) {
                return action;
            }
        }
        throw attributes.invalid(
                ACTION,
                "'create', 'read', 'update' or 'delete'",
                "Invalid value '" + name + "' at 'action' in 'permissionAttributes' config, valid values are 'create',"
                        + " 'read', 'update', 'delete'");
    }
}
