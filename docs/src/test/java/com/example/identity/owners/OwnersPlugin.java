package com.example.identity.owners;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;

/** The plugin that others ask. */
@BackendPlugin("owners")
public class OwnersPlugin {}

@RestController
class OwnersController {

    @GetMapping("/of/{thing}")
    String owner(@PathVariable String thing, BackstageCredentials<UserPrincipal> credentials) {
        return credentials.principal().userEntityRef() + " owns " + thing;
    }

    @PostMapping("/refresh")
    void refresh(BackstageCredentials<ServicePrincipal> credentials) {}
}
