package com.example.javademo.plugin;

import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.permissions.PermissionResourceType;
import dev.stagedoor.permissions.PermissionsRegistryService;

/** Says who calls it, calls Backstage's plugins as itself or on behalf of its caller, and looks after things. */
@BackendPlugin("javademo")
public class JavaDemoPlugin {

    @Bean
    ThingRepository things(DatabaseService database) {
        return new ThingRepository(database.jdbcClient());
    }

    // tag::init[]
    @Init
    void init(HttpRouterService router, PermissionsRegistryService registry, ThingRepository things) {
        router.addAuthPolicy("/cookie", AuthPolicy.USER_COOKIE);
        registry.addPermissions(ThingPermissions.USE, ThingPermissions.ADMIN);
        registry.addResourceType(PermissionResourceType.of(ThingPermissions.THING)
                .permissions(ThingPermissions.READ)
                .rules(ThingPermissions.IS_OWNER)
                .resources(names -> things.findByNames(names).stream()
                        .collect(Collectors.toMap(Thing::name, Function.identity()))));
    }
    // end::init[]
}
