package com.example.javademo.plugin;

import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.permissions.PermissionsRegistryService;

/** Says who calls it, calls Backstage's plugins as itself or on behalf of its caller, and looks after things. */
// tag::plugin[]
@BackendPlugin("javademo")
public class JavaDemoPlugin {

    @Bean
    ThingRepository things(DatabaseService database) {
        return new ThingRepository(database.jdbcClient());
    }

    @Init
    void init(
            DatabaseService database,
            HttpRouterService router,
            PermissionsRegistryService registry,
            ThingRepository things) {
        database.migrate();
        router.addAuthPolicy("/cookie", AuthPolicy.USER_COOKIE);
        ThingPermissions.register(registry, things);
    }
}
// end::plugin[]
