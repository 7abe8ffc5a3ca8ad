package com.example.javademo.plugin;

import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.RequirePermission;
import dev.stagedoor.permissions.SqlCondition;

/** Things, as far as the policy allows. */
@RestController
class ThingController {

    private final ThingRepository things;

    private final PermissionsService permissions;

    private final PermissionsRegistryService registry;

    ThingController(ThingRepository things, PermissionsService permissions, PermissionsRegistryService registry) {
        this.things = things;
        this.permissions = permissions;
        this.registry = registry;
    }

    // tag::things[]
    @GetMapping("/things")
    List<Thing> list(BackstageCredentials<?> credentials) {
        PolicyDecision decision = permissions.authorizeConditional(ThingPermissions.READ, credentials);
        return things.findAll(SqlCondition.of(decision, registry.getPermissionRuleset(ThingPermissions.THING)));
    }

    @GetMapping("/things/{name}")
    @RequirePermission(value = "javademo.thing.read", resource = "{name}")
    Thing get(@PathVariable String name) {
        return things.findByNames(List.of(name)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no thing " + name));
    }
    // end::things[]

    @GetMapping("/use")
    @RequirePermission("javademo.use")
    Map<String, Object> use() {
        return Map.of("used", true);
    }

    @GetMapping("/admin")
    @RequirePermission("javademo.admin")
    Map<String, Object> administer() {
        return Map.of("administered", true);
    }
}
