package dev.stagedoor.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.json.JsonWriter;

import dev.stagedoor.auth.AccessRestrictions;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PermissionAction;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;

/** The texts of {@link MockCredentials}: a kind, and where a test named somebody, who it is. */
final class MockToken {

    static final String USER = "mock-user-token";

    static final String INVALID_USER = "mock-invalid-user-token";

    static final String INVALID_LIMITED_USER = "mock-invalid-limited-user-token";

    static final String SERVICE = "mock-service-token";

    static final String INVALID_SERVICE = "mock-invalid-service-token";

    private static final String USER_PREFIX = USER + ":";

    private static final String LIMITED_USER_PREFIX = "mock-limited-user-token:";

    private static final String SERVICE_PREFIX = SERVICE + ":";

    private static final Map<String, String> REFUSED = Map.of(
            INVALID_USER,
            "User token is invalid",
            INVALID_LIMITED_USER,
            "Limited user token is invalid",
            INVALID_SERVICE,
            "Service token is invalid",
            "",
            "Token is empty");

    private static final String SUBJECT = "sub";

    private static final String ACTOR = "actor";

    private static final String ACTOR_SUBJECT = "subject";

    private static final String ON_BEHALF_OF = "obo";

    private static final String TARGET = "target";

    /** Ours: Backstage's texts carry no restrictions. */
    private static final String RESTRICTIONS = "accessRestrictions";

    private static final String PERMISSION_NAMES = "permissionNames";

    private static final String ACTIONS = "actions";

    private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

    private MockToken() {}

    static String ofUser(UserPrincipal user) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(SUBJECT, user.userEntityRef());
        ServicePrincipal actor = user.actor();
        if (actor != null) {
            content.put(ACTOR, Map.of(ACTOR_SUBJECT, actor.subject()));
        }
        return USER_PREFIX + JSON.writeToString(content);
    }

    static String ofLimitedUser(String userEntityRef) {
        return LIMITED_USER_PREFIX + JSON.writeToString(Map.of(SUBJECT, userEntityRef));
    }

    static String ofService(ServicePrincipal service) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(SUBJECT, service.subject());
        AccessRestrictions restrictions = service.accessRestrictions();
        if (restrictions != null) {
            content.put(RESTRICTIONS, contentOf(restrictions));
        }
        return SERVICE_PREFIX + JSON.writeToString(content);
    }

    private static Map<String, Object> contentOf(AccessRestrictions restrictions) {
        Map<String, Object> content = new LinkedHashMap<>();
        List<String> permissionNames = restrictions.permissionNames();
        if (permissionNames != null) {
            content.put(PERMISSION_NAMES, permissionNames);
        }
        List<PermissionAction> actions = restrictions.actions();
        if (actions != null) {
            content.put(ACTIONS, actions.stream().map(PermissionAction::name).toList());
        }
        return content;
    }

    static String ofPlugin(Principal onBehalfOf, String targetPluginId) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (onBehalfOf instanceof ServicePrincipal service) {
            content.put(SUBJECT, service.subject());
        } else if (onBehalfOf instanceof UserPrincipal user) {
            content.put(ON_BEHALF_OF, user.userEntityRef());
        }
        content.put(TARGET, targetPluginId);
        return SERVICE_PREFIX + JSON.writeToString(content);
    }

    static BackstageCredentials<?> read(String token, boolean allowLimitedAccess, String pluginId) {
        String refusal = REFUSED.get(token);
        if (refusal != null) {
            throw new AuthenticationException(refusal);
        }
        if (token.equals(USER)) {
            return MockCredentials.user();
        }
        if (token.equals(SERVICE)) {
            return MockCredentials.service();
        }
        if (token.startsWith(USER_PREFIX)) {
            return user(content(token, USER_PREFIX));
        }
        if (token.startsWith(LIMITED_USER_PREFIX)) {
            if (!allowLimitedAccess) {
                throw new AuthenticationException("Limited user token is not allowed");
            }
            return MockCredentials.limitedUser(text(content(token, LIMITED_USER_PREFIX), SUBJECT));
        }
        if (token.startsWith(SERVICE_PREFIX)) {
            return service(content(token, SERVICE_PREFIX), pluginId);
        }
        throw new AuthenticationException("Unknown mock token; make those of a test with MockCredentials");
    }

    private static BackstageCredentials<?> user(Map<?, ?> content) {
        Map<?, ?> actor = map(content, ACTOR);
        return MockCredentials.user(text(content, SUBJECT), actor == null ? null : text(actor, ACTOR_SUBJECT));
    }

    private static BackstageCredentials<?> service(Map<?, ?> content, String pluginId) {
        Object target = content.get(TARGET);
        if (target != null && !target.equals(pluginId)) {
            throw new AuthenticationException(
                    "Invalid mock token target plugin ID, got '" + target + "' but expected '" + pluginId + "'");
        }
        if (content.containsKey(ON_BEHALF_OF)) {
            return MockCredentials.user(text(content, ON_BEHALF_OF));
        }
        if (!content.containsKey(SUBJECT)) {
            return MockCredentials.service();
        }
        return MockCredentials.service(text(content, SUBJECT), restrictions(map(content, RESTRICTIONS)));
    }

    private static @Nullable AccessRestrictions restrictions(@Nullable Map<?, ?> content) {
        if (content == null) {
            return null;
        }
        List<String> actions = texts(content, ACTIONS);
        return new AccessRestrictions(
                texts(content, PERMISSION_NAMES),
                actions == null
                        ? null
                        : actions.stream().map(PermissionAction::valueOf).toList());
    }

    private static Map<String, Object> content(String token, String prefix) {
        try {
            return JsonParserFactory.getJsonParser().parseMap(token.substring(prefix.length()));
        } catch (JsonParseException ex) {
            throw new AuthenticationException("Mock token whose content is no JSON", ex);
        }
    }

    private static String text(Map<?, ?> content, String member) {
        if (content.get(member) instanceof String text) {
            return text;
        }
        throw new AuthenticationException("Mock token without the text '" + member + "'");
    }

    private static @Nullable Map<?, ?> map(Map<?, ?> content, String member) {
        return content.get(member) instanceof Map<?, ?> map ? map : null;
    }

    private static @Nullable List<String> texts(Map<?, ?> content, String member) {
        return content.get(member) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : null;
    }
}
