package dev.stagedoor.wiring.aot;

import java.util.Map;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PermissionResourceRef;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionRule;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.ResourcePermission;

/** An application with a policy, whose plugin has permissions. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PermissionsApplication.TodoPlugin.class)
class PermissionsApplication {

    static final PermissionResourceRef<String, Void> TODO = PermissionResourceRef.of("todo", "todo");

    static final ResourcePermission READ = Permission.resource("todo.read", null, "todo");

    static final PermissionRule<String, Void, Length> IS_LONG = PermissionRule.of(
            TODO, "IS_LONG", "is long", Length.class, (todo, params) -> todo.length() > params.least(), params -> null);

    @Bean
    PermissionPolicy policy() {
        return (query, user) -> TODO.decision(IS_LONG.condition(new Length(3)));
    }

    record Length(int least) {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Init
        void init(PermissionsRegistryService registry) {
            registry.addResourceType(PermissionResourceType.of(TODO)
                    .permissions(READ)
                    .rules(IS_LONG)
                    .resources(refs -> Map.of("1", "long enough", "2", "no")));
        }

        @Bean
        Checker checker(PermissionsService permissions, AuthService auth) {
            return ref ->
                    permissions.authorize(READ, ref, auth.getNoneCredentials()).toString();
        }
    }

    /** Asks for nobody. */
    interface Checker {

        String check(String ref);
    }
}
